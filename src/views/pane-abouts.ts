// What each pane is for, in one sentence, for menus and the palette: apart from panes.ts, for the first load does without it.

/** By the pane's id. */
export const ABOUT_PANES: Readonly<Record<string, string>> = {
  scenarios: 'Choose a drill, or build racks and deployments of your own.',
  runbook: 'Every part failed once, alone: what happens, and what is left to the deployer.',
  proof: 'Every single fault is run: what each workload withstands.',
  maintenance: 'One rack after the other is drained, worked on and brought back.',
  recovery: 'What is prepared, what is missing, and what it costs.',
  noticed: 'What platform, middleware and hypervisor saw of each fault.',
  share:
    'Pass this drill on: as a link, a code to scan, a file, a picture, or inside a page of yours.',
  lesson: 'Predict what happens, watch it happen, read why.',
  compare: 'The same fault under other deployment kinds or options, side by side on one time axis.',
  author: 'Turn what is on screen into a lesson: record, write, ask, pass it on.',
  exercise: 'Mend a drill until what it claims holds.',
  present: 'A second window for the projector, in step with this one.',
  library: 'A drill for every row of the slides, each with what comes of it.',
  availability: 'Years of chance failures: how much of the time each workload serves.',
  export: 'One page on this run to print, its events as data, rack and timeline as pictures.',
  glossary: 'The field’s words, each in a sentence or two.',
};
