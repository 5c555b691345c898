// The page as a whole: state in, three layouts out. It says where things stand; what they show is the views' own business.
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { lettersOn, setLetters } from '../app/bar.ts';
import { commandsOf } from '../app/commands.ts';
import { beneathShare, type App as Core } from '../app/store.ts';
import { DeskPage } from './DeskPage.tsx';
import { Patterns } from './glyphs/Patterns.tsx';
import { DeployerList } from './inspector/DeployerList.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { todos } from './inspector/todo.ts';
import { PhonePage } from './PhonePage.tsx';
import { openedPane } from './panes.ts';
import { AttentionStore } from './rack/attention.ts';
import { elementId } from './rack/item.ts';
import { LensGate } from './rack/LensGate.tsx';
import { Rack } from './rack/Rack.tsx';
import { DrawerButton } from './shell/DrawerButton.tsx';
import { Notice } from './shell/Notice.tsx';
import { Pane } from './shell/Pane.tsx';
import { Stage, useStages, WAITING } from './shell/stages.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { AtNow, useOpener, useTall, useWidth } from './shell/use-app.ts';
import { useCalm } from './shell/use-calm.ts';
import { focusRack, useFocusKept, useFocusSeen } from './shell/use-focus.ts';
import { usePageKeys } from './shell/use-page-keys.ts';
import { useSize } from './shell/use-size.ts';
import { EventDetail } from './timeline/EventDetail.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { Transport } from './timeline/Transport.tsx';
import { useLarge } from './timeline/use-large.ts';
import { Workloads } from './workloads/Workloads.tsx';

// For those who listen; nothing has happened before it is there.
const Live = lazy(() => import('./shell/Live.tsx'));
// Asked for by a key or from a menu, not needed to drill.
const Keys = lazy(() => import('./shell/Keys.tsx'));
const Palette = lazy(() => import('./palette/Palette.tsx'));
const Story = lazy(() => import('./timeline/Story.tsx'));

/** At this speed and above, moves are drawn as jumps (tokens.md, section 7). */
const JUMPS_FROM = 60;
/** The rack; what is served and the clock; the part; the list; the timeline. */
const TURNS = 5;
const NOWHERE: readonly string[] = [];
/** How much of the desk an open drawer covers, and the least room in which a lens is one; in pixels. As app.css has it. */
const DRAWER_OVER_DESK = 332;
const LENS_LEAST = 240;
const FIRST_FAULT = '#part .faults button';

interface Props {
  readonly app: Core;
  /** The fragment of the link to what is on screen. */
  readonly link: () => string;
}

export function App({ app, link }: Props) {
  // Rack, timeline and clock go with every frame (`AtNow`); all that is read goes at a reader's pace.
  const calm = useCalm(app);
  const { state, moment } = calm;
  const { deeds } = app;
  const width = useWidth();
  const tall = useTall();
  const attention = useMemo(() => new AttentionStore(), []);
  const keys = useOpener();
  const palette = useOpener();
  const drawer = useOpener();
  const [menu, setMenu] = useState(false);
  // Sharing goes on over whatever pane is open, and leaves it where it is.
  const beneath = beneathShare(state.pane);
  const opened = useMemo(() => openedPane(beneath), [beneath]);
  const sharing = beneath === state.pane ? null : openedPane(state.pane);
  const closePane = useCallback(() => deeds.openPane(null), [deeds]);
  const [letters, chooseLetters] = useState(lettersOn);
  const commands = useMemo(
    () => commandsOf(app, { keys: () => keys.show(true), palette: () => palette.show(true) }),
    [app, keys.show, palette.show],
  );

  usePageKeys(app, commands, letters);
  useFocusKept(state.pane);

  // A part that is picked brings its faults into sight: where they live in the drawer, the drawer opens.
  // What an event that is read brings with it, nobody picked: its words stand under the drawer. Nor what a lesson that begins or ends selects: it takes the drawer away.
  const picked = useRef(state.selected);
  const taught = state.lesson !== null;
  const inLesson = useRef(taught);
  const { show } = drawer;
  const read = state.selectedEvent === null ? null : state.run.events[state.selectedEvent - 1];
  const byEvent = read?.subject === state.selected;
  useEffect(() => {
    const turned = inLesson.current !== taught;
    const same = picked.current === state.selected;
    inLesson.current = taught;
    picked.current = state.selected;
    if (turned) show(false);
    else if (!same && state.selected !== null && !taught && !byEvent) show(true);
  }, [state.selected, taught, byEvent, show]);

  useFocusSeen(width === 'middle' && drawer.open, show);

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
  const wanted = useMemo(() => todos(moment).length, [moment]);
  /** Enter on a part that is selected already leads to what can be done to it. */
  const toFaults = useCallback(() => {
    show(true);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(FIRST_FAULT)?.focus());
  }, [show]);
  /** Counts the parts a hand has picked on the rack: on a phone their faults come into sight. */
  const [picks, setPicks] = useState(0);
  const pick = useCallback(
    (address: string | null) => {
      deeds.select(address);
      if (address !== null) setPicks((n) => n + 1);
    },
    [deeds],
  );
  const place = opened?.kind.place ?? null;
  const phone = width === 'phone';
  /** Held upright a tablet has room under the rack: part and list stand there, in sight, and need no drawer. */
  const docked = width === 'middle' && tall && place !== 'side';
  const drawered = width === 'middle' && !docked;
  const desk = useSize();
  // The lens stands beside an open drawer, not over it; where there is no room beside it, the drawer tells the same.
  const room = desk.width - (drawered && drawer.open ? DRAWER_OVER_DESK : 0);
  const large = useLarge(opened);
  const stages = useStages(TURNS);

  const rack = (
    <section id="rack" className="rack-pane" aria-labelledby="rack-title">
      <h2 id="rack-title" className="unseen">
        Rack
      </h2>
      <Pane name="the rack" link={link}>
        <Stage of={stages} turn={1}>
          <AtNow app={app}>
            {(now) => (
              <Rack
                {...views}
                moment={now}
                spotlight={state.lesson?.spotlight ?? NOWHERE}
                attention={attention}
                narrow={phone}
                calm={!playing || speed >= JUMPS_FROM}
                onSelect={pick}
                onActivate={toFaults}
                onSpace={playing ? deeds.pause : deeds.play}
              />
            )}
          </AtNow>
        </Stage>
      </Pane>
    </section>
  );
  const lens = useMemo(
    () => (
      <Pane name="the lens" link={link}>
        <AtNow app={app}>
          {(now) => (
            <LensGate
              moment={now}
              selected={selected}
              preview={preview}
              playing={playing}
              deeds={deeds}
              attention={attention}
              width={room}
              inSheet={phone}
              silent={state.lesson?.asking ?? false}
            />
          )}
        </AtNow>
      </Pane>
    ),
    [app, selected, preview, playing, deeds, attention, room, phone, state.lesson, link],
  );
  // A lesson that asks for a prediction keeps to itself what a fault would do and what the rulebook says.
  const low = phone || docked;
  const within = phone ? lens : null;
  const part = useMemo(
    () => <Inspector {...calm} deeds={deeds} low={low} lens={within} />,
    [calm, deeds, low, within],
  );
  const mine = useMemo(() => <DeployerList {...calm} deeds={deeds} />, [calm, deeds]);
  const served = useMemo(
    () => <Workloads {...calm} deeds={deeds} width={desk.width} height={desk.height} />,
    [calm, deeds, desk.width, desk.height],
  );
  const detail = useMemo(
    () => <EventDetail run={run} moment={moment} selectedEvent={selectedEvent} deeds={deeds} />,
    [moment, run, selectedEvent, deeds],
  );
  const inspector = state.lesson?.asking ? (
    <p className="qq">The selected part is shown again when you have committed your prediction.</p>
  ) : (
    <div id="part">
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
      <AtNow app={app}>{(now) => <Transport {...views} moment={now} />}</AtNow>
    </Pane>
  );

  const draw = (which: typeof opened) => {
    if (!which) return null;
    const { id, name, pane: Opened } = which.kind;
    const drawn = (
      <Pane key={id} name={name} link={link}>
        <Suspense fallback={WAITING}>
          <Opened {...{ app, state, deeds, link }} arg={which.arg} close={closePane} />
        </Suspense>
      </Pane>
    );
    return which.kind.place === 'side' ? <div className="side-keys">{drawn}</div> : drawn;
  };
  const pane = draw(opened);
  const timeline = (
    <div className="timeline-pane">
      <Stage of={stages} turn={5}>
        <Pane name="the timeline" link={link}>
          <div className="timeline-room">
            <AtNow app={app}>{(now) => <Timeline {...views} moment={now} />}</AtNow>
          </div>
          <div className="detail-room">
            {detail}
            {selectedEvent === null && moment.eventCount() > 0 && (
              <p className="s12 qq">Select an event to read it and what led to it.</p>
            )}
          </div>
        </Pane>
      </Stage>
    </div>
  );
  const tabs = () => [
    ...(opened && place === 'side' ? [{ id: 'pane', label: opened.kind.label, body: pane }] : []),
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
  ];

  const bar = useMemo(
    () => (
      <TopBar
        state={calm.state}
        deeds={deeds}
        width={width}
        commands={commands}
        menuOpen={menu}
        setMenu={setMenu}
        drawer={drawered && <DrawerButton open={drawer.open} show={drawer.show} wanted={wanted} />}
      />
    ),
    [calm, deeds, width, commands, menu, drawered, drawer.open, drawer.show, wanted],
  );

  return (
    <div
      className={`page ${width}${docked ? ' docked' : ''}${run.plan.racks.length > 1 ? ' many' : ''}${large ? ' large' : ''}`}
    >
      <Patterns />
      {/* Not a link to #rack: the fragment of the address belongs to the drill. */}
      <button type="button" className="skip btn pri" onClick={focusRack}>
        Skip to the rack
      </button>
      {bar}
      <Notice state={state} deeds={deeds} />
      <Suspense fallback={WAITING}>
        <Live app={app} />
      </Suspense>
      {place === 'page' ? (
        <main className="pane-page">{pane}</main>
      ) : phone ? (
        <PhonePage
          {...{ rack, transport, stages }}
          timeline={large && timeline}
          sheetRef={desk.ref}
          tabs={tabs()}
          picks={picks}
        />
      ) : (
        <DeskPage
          {...{ rack, workloads, transport, timeline, list, drawer, stages, docked }}
          lens={room >= LENS_LEAST && lens}
          part={inspector}
          pane={place === 'side' ? pane : null}
          middle={width === 'middle'}
          deskRef={desk.ref}
        />
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
