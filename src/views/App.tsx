// The page as a whole: state in, three layouts out. It says where things stand; what they show is the views' own business.
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { lettersOn, setLetters } from '../app/bar.ts';
import { commandFor, commandsOf, focusOf } from '../app/commands.ts';
import { beneathShare, type App as Core } from '../app/store.ts';
import { momentAt } from '../log/moment.ts';
import { Patterns } from './glyphs/Patterns.tsx';
import { DeployerList } from './inspector/DeployerList.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { todos } from './inspector/todo.ts';
import { openedPane } from './panes.ts';
import { AttentionStore } from './rack/attention.ts';
import { LensGate } from './rack/LensGate.tsx';
import { Rack } from './rack/Rack.tsx';
import { elementId } from './rack/scene.ts';
import { Icon } from './shell/icons.tsx';
import { Live } from './shell/Live.tsx';
import { Notes, Notice } from './shell/Notice.tsx';
import { Pane } from './shell/Pane.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { useApp, useOpener, useWidth } from './shell/use-app.ts';
import { useCalm } from './shell/use-calm.ts';
import { useSize } from './shell/use-size.ts';
import { useStages } from './shell/use-stages.ts';
import { EventDetail } from './timeline/EventDetail.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { Transport } from './timeline/Transport.tsx';
import { useLarge } from './timeline/use-large.ts';
import { Workloads } from './workloads/Workloads.tsx';

// Asked for by a key or from a menu, not needed to drill.
const Keys = lazy(() => import('./shell/Keys.tsx'));
const Palette = lazy(() => import('./palette/Palette.tsx'));
// The phone's own, which nothing wider needs.
const Sheet = lazy(() => import('./shell/Sheet.tsx'));
const Story = lazy(() => import('./timeline/Story.tsx'));

/** Stands where something is being fetched, so that `window.rackdrill.idle()` knows of it. */
const WAITING = <span hidden data-waiting />;

/** At this speed and above, moves are drawn as jumps (tokens.md, section 7). */
const JUMPS_FROM = 60;
/** The rack, what is served, the clock's line, the part and the list. */
const STAGES = 4;
const NOWHERE: readonly string[] = [];
const FIRST_FAULT = '#part .faults button';

/** Where keys are not ours: under a dialog, and in a frame that nobody has entered. */
const SHUT = 'dialog[open], [data-dialog], [data-embed]:not(:has(:focus))';

interface Props {
  readonly app: Core;
  /** The fragment of the link to what is on screen. */
  readonly link: () => string;
}

export function App({ app, link }: Props) {
  const state = useApp(app);
  const { deeds } = app;
  const width = useWidth();
  const moment = useMemo(() => momentAt(state.run, state.cursor), [state.run, state.cursor]);
  const attention = useMemo(() => new AttentionStore(), []);
  const keys = useOpener();
  const palette = useOpener();
  const drawer = useOpener();
  const [menu, setMenu] = useState(false);
  // Sharing goes on over whatever pane is open, and leaves it where it is.
  const beneath = beneathShare(state.pane);
  const opened = useMemo(() => openedPane(beneath), [beneath]);
  const sharing = beneath === state.pane ? null : openedPane(state.pane);
  const [rackSeen, seeRack] = useState(false);
  const closePane = useCallback(() => deeds.openPane(null), [deeds]);
  const [letters, chooseLetters] = useState(lettersOn);
  const commands = useMemo(
    () => commandsOf(app, { keys: () => keys.show(true), palette: () => palette.show(true) }),
    [app, keys.show, palette.show],
  );

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector(SHUT)) return;
      const command = commandFor(commands, event, focusOf(event.target), letters);
      if (!command) return;
      event.preventDefault();
      if (command.when?.(app.store.getState()) !== false) command.run();
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [app, commands, letters]);

  // A part that is picked brings its faults into sight: where they live in the drawer, the drawer opens.
  // What a lesson that begins or ends selects, nobody picked: it takes the drawer away.
  const picked = useRef(state.selected);
  const taught = state.lesson !== null;
  const inLesson = useRef(taught);
  const { show } = drawer;
  useEffect(() => {
    const turned = inLesson.current !== taught;
    const same = picked.current === state.selected;
    inLesson.current = taught;
    picked.current = state.selected;
    if (turned) show(false);
    else if (!same && state.selected !== null && !taught) show(true);
  }, [state.selected, taught, show]);

  // Where the rack is higher than its pane (a phone, a low window), what is selected comes into view.
  useEffect(() => {
    const address = state.selected;
    if (address === null) return;
    // A frame later: the rack has to know its room before it draws.
    const frame = requestAnimationFrame(() =>
      document.getElementById(elementId(address))?.scrollIntoView({ block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [state.selected]);

  const { run, selected, selectedEvent, preview, playing, speed } = state;
  const views = { state, run, moment, selected, selectedEvent, preview, playing, speed, deeds };
  // Rack, timeline and clock go with every frame; all that is read goes at a reader's pace.
  const calm = useCalm(state, moment);
  const wanted = useMemo(() => todos(calm.moment).length, [calm]);
  /** Enter on a part that is selected already leads to what can be done to it. */
  const toFaults = useCallback(() => {
    show(true);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(FIRST_FAULT)?.focus());
  }, [show]);
  const desk = useSize();
  const large = useLarge(opened);
  const drawn = useStages(STAGES);

  const rack = (
    <section id="rack" className="rack-pane" aria-label="Rack">
      <Pane name="the rack" link={link}>
        <Rack
          {...views}
          spotlight={state.lesson?.spotlight ?? NOWHERE}
          attention={attention}
          narrow={width === 'phone'}
          calm={!playing || speed >= JUMPS_FROM}
          onSelect={deeds.select}
          onActivate={toFaults}
        />
      </Pane>
    </section>
  );
  const lens = (
    <Pane name="the lens" link={link}>
      <LensGate
        {...views}
        attention={attention}
        width={desk.width}
        inSheet={width === 'phone'}
        silent={state.lesson?.asking ?? false}
      />
    </Pane>
  );
  // A lesson that asks for a prediction keeps to itself what a fault would do and what the rulebook says.
  const part = useMemo(() => <Inspector {...calm} deeds={deeds} />, [calm, deeds]);
  const mine = useMemo(() => <DeployerList {...calm} deeds={deeds} />, [calm, deeds]);
  const served = useMemo(
    () => <Workloads {...calm} deeds={deeds} width={desk.width} />,
    [calm, deeds, desk.width],
  );
  const detail = useMemo(
    () => (
      <EventDetail run={run} moment={calm.moment} selectedEvent={selectedEvent} deeds={deeds} />
    ),
    [calm, run, selectedEvent, deeds],
  );
  const inspector = state.lesson?.asking ? (
    <p className="qq">The selected part is shown again when you have committed your prediction.</p>
  ) : (
    <div id="part">
      {width === 'phone' && lens}
      <Pane name="the selected part" link={link}>
        {part}
      </Pane>
    </div>
  );
  const list = (
    <Pane name="the deployer’s list" link={link}>
      {mine}
    </Pane>
  );
  const workloads = (
    <Pane name="the workloads" link={link}>
      {served}
    </Pane>
  );
  const transport = (
    <Pane name="the controls of the clock" link={link}>
      <Transport {...views} />
    </Pane>
  );

  const timeline = (
    <div className="timeline-pane">
      <Pane name="the timeline" link={link}>
        <div className="timeline-room">{drawn > 2 && <Timeline {...views} />}</div>
        <div className="detail-room">
          {detail}
          {selectedEvent === null && moment.eventCount() > 0 && (
            <p className="s12 qq">Select an event to read it and what led to it.</p>
          )}
        </div>
      </Pane>
    </div>
  );

  const draw = (which: typeof opened) => {
    if (!which) return null;
    const { id, name, pane: Opened } = which.kind;
    return (
      <Pane key={id} name={name} link={link}>
        <Suspense fallback={WAITING}>
          <Opened {...{ app, state, deeds, link }} arg={which.arg} close={closePane} />
        </Suspense>
      </Pane>
    );
  };
  const pane = draw(opened);
  const place = opened?.kind.place ?? null;
  /** Between phone and desk there is room for two columns: the pane beside the desk, or beside the rack. */
  const beside = place === 'side' && width === 'middle';

  const bar = useMemo(
    () => (
      <TopBar
        state={calm.state}
        deeds={deeds}
        width={width}
        commands={commands}
        menuOpen={menu}
        setMenu={setMenu}
        drawer={
          width === 'middle' && (
            <button
              type="button"
              className="btn"
              aria-expanded={drawer.open}
              aria-controls="drawer"
              onClick={() => {
                drawer.show(!drawer.open);
                if (!drawer.open)
                  requestAnimationFrame(() => document.getElementById('close-drawer')?.focus());
              }}
            >
              <Icon of="panel" />
              <span className="w">Part and list</span>
              {wanted > 0 && <span className="count">{wanted}</span>}
            </button>
          )
        }
      />
    ),
    [calm, deeds, width, commands, menu, drawer.open, drawer.show, wanted],
  );

  return (
    <div
      className={`page ${width}${run.plan.racks.length > 1 ? ' many' : ''}${large ? ' large' : ''}`}
    >
      <Patterns />
      {/* Not a link to #rack: the fragment of the address belongs to the drill. */}
      <button
        type="button"
        className="skip btn pri"
        onClick={() => document.querySelector<HTMLElement>('#rack [tabindex="0"]')?.focus()}
      >
        Skip to the rack
      </button>
      {bar}
      <div className="notices">
        <Notice state={state} deeds={deeds} />
        <Notes state={state} deeds={deeds} />
      </div>
      <Live app={app} />
      {place === 'page' ? (
        <main className="pane-page">{pane}</main>
      ) : width === 'phone' ? (
        <main>
          {rack}
          <div className="sheet-pane" ref={desk.ref}>
            <Suspense fallback={WAITING}>
              <Sheet
                name="The drill"
                tabs={[
                  ...(opened && place === 'side'
                    ? [{ id: 'pane', label: opened.kind.label, body: pane }]
                    : []),
                  {
                    id: 'story',
                    label: 'Story',
                    body: (
                      <Pane name="the story" link={link}>
                        <Story {...views} />
                      </Pane>
                    ),
                  },
                  { id: 'part', label: state.selected ?? 'Part', body: inspector },
                  { id: 'workloads', label: 'Workloads', body: workloads },
                  { id: 'yours', label: 'Yours', count: wanted, body: list },
                ]}
              />
            </Suspense>
          </div>
          {large && timeline}
          <div className="transport-pane">{transport}</div>
        </main>
      ) : (
        <>
          <main className={beside ? (rackSeen ? 'beside racked' : 'beside') : undefined}>
            {beside && (
              <div className="side-pane">
                {pane}
                <button
                  type="button"
                  className="btn see-rack"
                  aria-pressed={rackSeen}
                  onClick={() => seeRack(!rackSeen)}
                >
                  Show the rack
                </button>
              </div>
            )}
            {rack}
            <div className="desk" ref={desk.ref}>
              <div className="workloads-pane">{drawn > 1 && workloads}</div>
              <div className="transport-pane">{drawn > 1 && transport}</div>
              {timeline}
              {lens}
            </div>
          </main>
          <aside
            id="drawer"
            aria-label="Selected part and deployer’s list"
            hidden={width === 'middle' && !drawer.open}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && width === 'middle') drawer.show(false);
            }}
          >
            {width === 'middle' && (
              <button
                type="button"
                id="close-drawer"
                className="btn bare close"
                aria-label="Close part and list"
                onClick={() => drawer.show(false)}
              >
                <Icon of="close" />
              </button>
            )}
            {place === 'side' && !beside && <div className="side-pane">{pane}</div>}
            {drawn > 3 && inspector}
            {drawn > 3 && list}
            {drawn < STAGES && WAITING}
          </aside>
        </>
      )}
      {place === 'over' && pane}
      {draw(sharing)}
      <Suspense fallback={WAITING}>
        {keys.open && (
          <Keys
            close={() => keys.show(false)}
            commands={commands}
            letters={letters}
            setLetters={(on) => {
              setLetters(on);
              chooseLetters(on);
            }}
          />
        )}
        {palette.open && (
          <Palette
            commands={commands}
            state={state}
            moment={moment}
            deeds={deeds}
            close={() => palette.show(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
