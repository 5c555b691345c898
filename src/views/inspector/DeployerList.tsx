// Views: what is left to the deployer, each thing with the buttons that do it and what they cost in time.
import type { Deeds } from '../../app/state.ts';
import type { Moment } from '../../log/moment.ts';
import { mark } from '../glyphs/mark.ts';
import { Drawn, TimerRing } from './Drawn.tsx';
import './inspector.css';
import { nothingElse, type Todo, todos, waitingForRoom } from './todo.ts';

interface DeployerListProps {
  readonly moment: Moment;
  readonly deeds: Deeds;
}

export function DeployerList({ moment, deeds }: DeployerListProps) {
  const list = todos(moment);
  const roomless = waitingForRoom(moment);
  const flag = list.some((todo) => todo.blocking) ? 'yours' : 'follow';
  return (
    <section className="deployer" aria-labelledby="deployer">
      <h2 id="deployer" className="s15">
        <Drawn width={16} height={18} shapes={mark({ key: 'flag', kind: flag, x: 8, y: 9 })} />
        Left to the deployer
        {list.length > 0 && <span className="count s12 num">{list.length}</span>}
      </h2>
      {list.length > 0 && (
        <ul>
          {list.map((todo) => (
            <TodoItem key={todo.key} todo={todo} deeds={deeds} />
          ))}
        </ul>
      )}
      {roomless.map((vm) => (
        <p key={vm} className="room s12 q">
          <button type="button" className="link mono" onClick={() => deeds.select(vm)}>
            {vm}
          </button>{' '}
          waits for room: no node of its cloud group has any.
        </p>
      ))}
      <p className="s12 q rest">{nothingElse(list.length)}</p>
    </section>
  );
}

function TodoItem({ todo, deeds }: { readonly todo: Todo; readonly deeds: Deeds }) {
  return (
    <li className={todo.blocking ? 'todo blocking' : 'todo'}>
      <button type="button" className="link what" onClick={() => deeds.select(todo.subject)}>
        {todo.what}
      </button>
      <p className="s12 q">{todo.why}</p>
      <div className="shelf">
        {todo.choices.map((choice, i) => {
          const busy = choice.underWay !== null || choice.waits !== null;
          return (
            <button
              key={choice.key}
              type="button"
              className={busy ? 'btn off' : i === 0 && todo.blocking ? 'btn pri' : 'btn'}
              aria-disabled={busy}
              onClick={() => {
                if (!busy) deeds.inject(choice.deed);
              }}
            >
              {choice.underWay && <TimerRing fraction={choice.underWay.fraction} />}
              {choice.label}
              <span className="t num">
                {choice.underWay
                  ? `under way, ${choice.underWay.left} left`
                  : (choice.waits ?? choice.cost)}
              </span>
              <span className="unseen"> for {todo.subject}</span>
            </button>
          );
        })}
      </div>
    </li>
  );
}
