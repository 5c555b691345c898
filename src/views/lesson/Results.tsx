// Every committed answer of this device, to take along: as a table for a spreadsheet, or as data.
import { useState } from 'react';
import { fileName } from '../../app/file.ts';
import { allProgress, learner, nameLearner } from '../../app/progress.ts';
import { resultsCsv, resultsJson } from '../../lessons/results.ts';
import { download } from './download.ts';
import { findLesson } from './find.ts';
import { rowsOf } from './verdict.ts';

export function Results() {
  const [said, say] = useState('');
  const [name, call] = useState(learner);
  const progress = allProgress();
  // What belongs to a lesson that is gone from this device cannot be judged any more.
  const count = Object.entries(progress).reduce(
    (sum, [id, one]) => sum + (findLesson(id) ? one.earlier.length + one.answers.length : 0),
    0,
  );
  const rows = () =>
    Object.entries(progress).flatMap(([id, { earlier, answers }]) => {
      const lesson = earlier.length + answers.length > 0 ? findLesson(id) : null;
      return lesson ? rowsOf(lesson, [...earlier, ...answers]) : [];
    });
  function take(format: 'csv' | 'json') {
    const who = name.trim();
    const file = fileName(`rackdrill results ${who}`, format);
    const all = rows();
    download(
      file,
      format === 'csv' ? resultsCsv(all, who) : resultsJson(all, who),
      format === 'csv' ? 'text/csv' : 'application/json',
    );
    say(`Saved ${all.length === 1 ? '1 answer' : `${all.length} answers`} as ${file}.`);
  }
  return (
    <section className="lesson-results" aria-label="Your results">
      <h3>Your results</h3>
      <p className="q">
        {count === 0
          ? 'No answer yet. They stay on this device until you take them along.'
          : `${count === 1 ? '1 answer' : `${count} answers`} on this device.`}
      </p>
      {count > 0 && (
        <label>
          Your name, if you hand them in
          <input
            type="text"
            maxLength={60}
            autoComplete="name"
            value={name}
            onInput={(event) => {
              const given = event.currentTarget.value;
              call(given);
              nameLearner(given);
            }}
          />
        </label>
      )}
      <p className="lesson-actions">
        <button type="button" className="btn" disabled={count === 0} onClick={() => take('csv')}>
          Results as CSV
        </button>
        <button type="button" className="btn" disabled={count === 0} onClick={() => take('json')}>
          Results as JSON
        </button>
      </p>
      <p role="status" className="qq">
        {said}
      </p>
    </section>
  );
}
