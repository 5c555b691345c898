// Views: how full the cloud groups of a rack are, each with what the loss of its fullest node would mean.
import type { Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { capacityOf, survivalWords } from './capacity.ts';
import { Meters } from './Holding.tsx';

interface CapacityListProps {
  readonly moment: Moment;
  /** Address of a rack or of a chassis; null for all racks. */
  readonly of: string | null;
  readonly deeds: Deeds;
}

export default function CapacityList({ moment, of, deeds }: CapacityListProps) {
  const racks = moment.run.plan.racks.filter((rack) => of === null || of.split('/')[0] === rack.id);
  const chassis = of?.includes('/') ? of : null;
  return (
    <section className="capacity" aria-labelledby="capacity">
      <h3 id="capacity" className="s15">
        Room
      </h3>
      {racks.flatMap((rack) =>
        capacityOf(moment, rack.id, chassis).map((group) => (
          <div key={`${rack.id} ${group.name}`}>
            <p className="s12">
              <b>{racks.length > 1 ? `${rack.id}, ${group.name}` : group.name}</b>{' '}
              <span className="q num">
                {group.up} of {group.nodes} nodes
              </span>
            </p>
            <Meters
              fills={[
                {
                  name: 'Cores',
                  used: Math.round(group.coresUsed * 8) / 8,
                  has: group.cores,
                  unit: '',
                },
                { name: 'Memory', used: group.gbUsed, has: group.gb, unit: ' GB' },
              ]}
            />
            <p className={group.homeless.length > 0 ? 's12 b' : 's12 q'}>
              {survivalWords(moment, group)}{' '}
              {group.fullest !== null && (
                <button type="button" className="link" onClick={() => deeds.select(group.fullest)}>
                  Show it
                </button>
              )}
            </p>
          </div>
        )),
      )}
    </section>
  );
}
