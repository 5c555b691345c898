// Views: the list of what the selected part holds; every entry leads to the part it names. And how full a node is.
import type { Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { n } from '../shape.ts';
import type { Fill } from './about.ts';
import { Silhouette, TimerRing } from './Drawn.tsx';
import { type Held, holds } from './holds.ts';

interface HoldingProps {
  readonly moment: Moment;
  readonly address: string;
  readonly deeds: Deeds;
}

export function Holding({ moment, address, deeds }: HoldingProps) {
  const { items, dense, apart } = holds(moment, address);
  if (items.length === 0) return null;
  return (
    <>
      <Entries name="What it holds" items={items} dense={dense} deeds={deeds} />
      {apart.items.length > 0 && (
        <>
          <p className="s12 qq">{apart.heading}</p>
          <Entries name={apart.heading} items={apart.items} dense={false} deeds={deeds} />
        </>
      )}
    </>
  );
}

interface EntriesProps {
  readonly name: string;
  readonly items: readonly Held[];
  readonly dense: boolean;
  readonly deeds: Deeds;
}

const Entries = ({ name, items, dense, deeds }: EntriesProps) => (
  <ul className={dense ? 'holding dense' : 'holding'} aria-label={name}>
    {items.map((item) => (
      <li key={item.address}>
        <Entry item={item} dense={dense} deeds={deeds} />
      </li>
    ))}
  </ul>
);

interface EntryProps {
  readonly item: Held;
  readonly dense: boolean;
  readonly deeds: Deeds;
}

function Entry({ item, dense, deeds }: EntryProps) {
  const open = () => deeds.select(item.address);
  if (dense)
    return (
      <button
        type="button"
        className="held"
        onClick={open}
        aria-label={`${item.address}, ${item.words}${item.timer ? `, ${item.timer.left} left` : ''}`}
      >
        <Silhouette held={item} />
        <span className="mono s12">{item.name.slice(item.name.lastIndexOf('/') + 1)}</span>
        {item.timer && (
          <span className="s12 num time">
            <TimerRing fraction={item.timer.fraction} />
            {item.timer.left}
          </span>
        )}
      </button>
    );
  return (
    <button type="button" className="held" onClick={open}>
      <Silhouette held={item} />
      <span className={item.shape === 'disc' ? 's12 name' : 'mono s12 name'}>{item.name}</span>
      <span className="s12 q words">{item.words}</span>
      {item.timer && (
        <span className="s12 num time">
          <TimerRing fraction={item.timer.fraction} />
          {item.timer.left}
        </span>
      )}
    </button>
  );
}

const WIDE = 120;

/** Cores and memory used of what a node has, each as a bar and in figures. */
export function Meters({ fills }: { readonly fills: readonly Fill[] }) {
  return (
    <dl className="meters s12">
      {fills.map((fill) => (
        <div key={fill.name}>
          <dt className="q">{fill.name}</dt>
          <dd>
            <svg width={WIDE} height={8} aria-hidden="true">
              <rect
                x={0.5}
                y={0.5}
                width={WIDE - 1}
                height={7}
                rx={2}
                className="f-none s-line w-10"
              />
              <rect
                x={0.5}
                y={0.5}
                width={fill.has > 0 ? n((WIDE - 1) * Math.min(1, fill.used / fill.has)) : 0}
                height={7}
                rx={2}
                className="f-ink2"
              />
            </svg>
            <span className="num">
              {fill.used} of {fill.has}
              {fill.unit} used
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
