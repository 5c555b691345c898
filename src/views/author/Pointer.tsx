// What a step points at on the rack: the selected part can be added, or a deployment, a pair, a rack.

import { placesOf } from '../../lessons/draft.ts';
import type { Step } from '../../lessons/lesson.ts';
import type { Plan } from '../../scenario/plan.ts';

interface Props {
  readonly index: number;
  readonly step: Step;
  readonly selected: string | null;
  readonly plan: Plan | null;
  readonly change: (step: Step) => void;
}

/** How many parts a step may point at. */
const MOST_LOOKS = 20;

export function Pointer({ index, step, selected, plan, change }: Props) {
  const look = step.look ?? [];
  const point = (at: readonly string[]) => {
    const { look: _, ...rest } = step;
    change((at.length === 0 ? rest : { ...rest, look: at }) as Step);
  };
  const room = look.length < MOST_LOOKS;
  const free = selected !== null && !look.includes(selected) && room;
  const places = plan ? placesOf(plan).filter((one) => !look.includes(one)) : [];
  return (
    <p className="lesson-actions">
      {look.map((address) => (
        <button
          key={address}
          type="button"
          className="btn"
          aria-label={`Step ${index + 1} points at ${address}: take that away`}
          onClick={() => point(look.filter((one) => one !== address))}
        >
          {address} ✕
        </button>
      ))}
      {free && (
        <button
          type="button"
          className="btn bare"
          aria-label={`Step ${index + 1}: point at ${selected}`}
          onClick={() => point([...look, selected])}
        >
          Point at {selected}
        </button>
      )}
      {room && places.length > 0 && (
        <select
          className="author-point"
          aria-label={`Step ${index + 1}: point at a deployment, a pair or a rack`}
          value=""
          onChange={(event) => point([...look, event.currentTarget.value])}
        >
          <option value="">{free ? 'or at …' : 'Point at …'}</option>
          {places.map((address) => (
            <option key={address} value={address}>
              {address}
            </option>
          ))}
        </select>
      )}
    </p>
  );
}
