// Every committed answer of this device, to take along: as a table for a spreadsheet, or as data.
import { useState } from 'react';
import { allProgress } from '../../app/progress.ts';
import { resultsCsv, resultsJson } from '../../lessons/results.ts';
import { download } from './download.ts';
import { findLesson } from './find.ts';
import { rowsOf } from './verdict.ts';

export function Results() {
  const [said, say] = useState('');
  const progress = allProgress();
  const count = Object.values(progress).reduce(
    (sum, one) => sum + one.earlier.length + one.answers.length,
    0,
  );
  const rows = () =>
    Object.entries(progress).flatMap(([id, { earlier, answers }]) => {
      const lesson = earlier.length + answers.length > 0 ? findLesson(id) : null;
      return lesson ? rowsOf(lesson, [...earlier, ...answers]) : [];
    });
  function take(format: 'csv' | 'json') {
    const name = `rackdrill-results.${format}`;
    const all = rows();
    download(
      name,
      format === 'csv' ? resultsCsv(all) : resultsJson(all),
      format === 'csv' ? 'text/csv' : 'application/json',
    );
    say(`Saved ${all.length === 1 ? '1 answer' : `${all.length} answers`} as ${name}.`);
  }
  return (
    <section className="lesson-results" aria-label="Your results">
      <h3>Your results</h3>
      <p className="q">
        {count === 0
          ? 'No answer yet. They stay on this device until you take them along.'
          : `${count === 1 ? '1 answer' : `${count} answers`} on this device.`}
      </p>
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
