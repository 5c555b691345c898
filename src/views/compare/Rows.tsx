// The table of a comparison: a row for each run, with its drawing and its figures. On a phone the cells stand one below the other.
import type { Side, Told } from '../../analysis/comparison.ts';
import { clock } from '../../base/duration.ts';
import { Drawn } from '../inspector/Drawn.tsx';
import { figuresOf } from './figures.ts';
import type { Laid } from './layout.ts';
import { saidOf, WHO } from './words.ts';

interface Props {
  readonly all: readonly Told[];
  /** Null until there is room that was measured. */
  readonly laid: Laid | null;
  readonly helpedAt: readonly (number | null)[];
  readonly room: (element: HTMLElement | null) => (() => void) | undefined;
  readonly width: number;
  readonly open: (side: Side) => void;
}

export function Rows({ all, laid, helpedAt, room, width, open }: Props) {
  const figures = all.map((told, i) => figuresOf(told, helpedAt[i] ?? null));
  const heads = figures[0]?.map((figure) => figure.head) ?? [];
  /** Whether a column says the same on every side. */
  const same = heads.map((_, c) => new Set(figures.map((row) => row[c]?.value)).size === 1);
  return (
    <table className="compare-table">
      <thead>
        <tr>
          <th scope="col">Deployed as</th>
          <th scope="col">
            <span className="unseen">Who acts, and when</span>
            <div ref={room} className="compare-room">
              {laid && <Drawn width={width} height={laid.head.height} shapes={laid.head.shapes} />}
            </div>
          </th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map((told, i) => (
          <tr key={told.side.name}>
            <th scope="row">
              <span className="s18">{told.side.name}</span>
              {told.side.words.map((words) => (
                <span key={words} className="s12 q">
                  {words}
                </span>
              ))}
              <button
                type="button"
                className="btn no-print"
                aria-label={`Open this run: ${told.side.name}`}
                onClick={() => open(told.side)}
              >
                Open this run
              </button>
            </th>
            <td className="compare-lanes">
              {laid && (
                <Drawn
                  width={width}
                  height={laid.rows[i]?.height ?? 0}
                  shapes={laid.rows[i]?.shapes ?? []}
                />
              )}
              <ol className="unseen">
                {told.events.map((event) => {
                  const { lane, words } = saidOf(told, event);
                  return (
                    <li key={event.id}>
                      {clock(event.t)} {WHO[lane]}: {words} ({event.subject})
                    </li>
                  );
                })}
              </ol>
            </td>
            {figures[i]?.map((figure, c) => (
              <td key={figure.head} className={same[c] ? 'same' : ''}>
                <span className="compare-head s12 q" aria-hidden="true">
                  {figure.head}
                </span>
                <span className={figure.damage ? 's18 bad' : 's18'}>{figure.value}</span>
                {figure.notes.map((note) => (
                  <span key={note} className="s12 q">
                    {note}
                  </span>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td />
          <td>
            {laid && <Drawn width={width} height={laid.foot.height} shapes={laid.foot.shapes} />}
          </td>
          <td colSpan={4} />
        </tr>
      </tfoot>
    </table>
  );
}
