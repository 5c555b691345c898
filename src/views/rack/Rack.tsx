// Moment → page → select: the racks as a drawing that is also a tree of controls. One tab stop; arrows walk, letters find, Enter selects.
import {
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  Suspense,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { listed } from '../../base/english.ts';
import type { Moment } from '../../log/moment.ts';
import '../glyphs/glyphs.css';
import './rack.css';
import type { AttentionStore } from './attention.ts';
import { fitFloor } from './fit.ts';
import { Inside } from './Inside.tsx';
import { holderOf, insideOf, isInside, nodeOfInside } from './inside.ts';
import { elementId } from './item.ts';
import { pressed, stepTo } from './keys.ts';
import type { Box } from './layout.ts';
import { boxesOf, markShapes } from './marks.ts';

import { lastNode } from './names.ts';

import { litBy } from './paths.ts';
import { pick } from './pick.ts';
import { RackZoom } from './RackZoom.tsx';
import { find, walkOf } from './steps.ts';
import { useDrawing, useMotion, useRackScene } from './use-drawing.ts';

export interface RackProps {
  readonly moment: Moment;
  readonly selected: string | null;
  /** Addresses that a fault under consideration would hit. */
  readonly preview: readonly string[];
  /** Addresses that a lesson points at. */
  readonly spotlight?: readonly string[];
  /** What is looked at, in the rack and in its lens. */
  readonly attention: AttentionStore;
  /** A phone: the rack as wide as the page, with a map of it. */
  readonly narrow?: boolean;
  /** Draw moves as jumps: while paused, and at 60× and faster. */
  readonly calm?: boolean;
  readonly onSelect: (address: string | null) => void;
  /** Keys that mean something to the whole page: they do not begin a name here. `/` always begins one. */
  readonly pageKeys?: readonly string[];
  /** Enter on the part that is selected already: to its faults. */
  readonly onActivate?: (address: string) => void;
  /** Space on it: to the clock, whose key it is elsewhere; its letter would begin a name here. */
  readonly onSpace?: () => void;
}

/** Only a phone asks for it. */
const RackMap = lazy(async () => ({ default: (await import('./RackMap.tsx')).RackMap }));
/** Who sees the rack does not need it. */
const TreeOrder = lazy(() => import('./TreeOrder.tsx'));
const NONE: readonly string[] = [];
const NOTHING_LIT: ReadonlySet<string> = new Set();
/** As the stylesheet has it. */
const MAP_WIDTH = 44;

/** A focus so soon after a press is the pointer's, even where it comes back after a detour. In milliseconds. */
const CLICK_MS = 700;

/** Who has the keyboard's place when a part has gone: its VM's node, its process's VM or that one's node. */
const keptBy = (moment: Moment, gone: string): string | null =>
  lastNode(moment, holderOf(gone) ?? gone);

export function Rack(props: RackProps) {
  const { moment, selected, preview, attention, calm = false, onSelect, onActivate } = props;
  const { pageKeys = NONE, spotlight = NONE, narrow = false } = props;
  const holder = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  const [size, setSize] = useState<{ w: number; h: number } | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const [focus, setFocus] = useState<'none' | 'pointer' | 'keys'>('none');
  const seen = useSyncExternalStore(attention.subscribe, attention.get);

  const { world } = moment.run;
  const { racks } = world.plan;
  const room = useMemo(
    () => (size ? fitFloor(racks, size.w, size.h, narrow) : null),
    [racks, size, narrow],
  );

  const scene = useRackScene(world, room);
  const layout = scene?.layout ?? null;
  const now = scene?.at(moment, selected) ?? null;

  useLayoutEffect(() => {
    const element = holder.current;
    if (!element) return;
    // On paper it may not be there at all: then it stays as it was.
    const measure = () =>
      element.clientWidth > 0 && setSize({ w: element.clientWidth, h: element.clientHeight });
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  // In the drawing's own pixels, of which one is `scale` on the page.
  const scale = room?.scale ?? 1;
  const width = Math.max(layout?.width ?? 0, (size?.w ?? 0) / scale);
  const height = layout ? Math.max(Math.floor(layout.height), (size?.h ?? 0) / scale) : 0;

  const { drawing, eye, near } = useDrawing(svg, layout, width, height);

  // The keyboard's place: where it was put, else the selection, else the first node that holds something. A VM that left gives it to its node.
  const drawn = (address: string): boolean =>
    layout?.boxes.has(address) === true ||
    now?.vms.spots.has(address) === true ||
    now?.laid.some(({ of }) => of === address) === true;
  const here = (address: string | null): address is string =>
    address !== null && (drawn(address) || (isInside(address) && drawn(holderOf(address) ?? '')));
  const first = now?.vms.spots.values().next().value?.node ?? racks[0]?.id ?? '';
  const kept = active !== null && !here(active) ? keptBy(moment, active) : active;
  const at = here(kept) ? kept : here(selected) ? selected : first;
  // What is inside the node one is at has names, too, though the rack has no room to draw it.
  const node = focus === 'none' || !now ? null : nodeOfInside(moment, at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a moment has and calls things is the same in all its stretch.
  const { inner, inside } = useMemo(() => {
    const parts = node === null ? NONE : insideOf(moment, node);
    return {
      inner: parts,
      inside: node !== null && <Inside {...{ parts, moment, selected }} />,
    };
  }, [node, moment.run, moment.stretch, selected]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what a moment lights is the same in all its stretch.
  const lit = useMemo(
    () => (selected === null ? NOTHING_LIT : litBy(moment, selected.replace(/:.*$/, ''))),
    [moment.run, moment.stretch, selected],
  );
  const vms = now?.vms;
  const bonds = now?.laid;
  const focused = focus === 'keys' ? at : null;
  const marks = useMemo(
    () =>
      layout && vms
        ? markShapes(layout, vms, {
            selected,
            focused,
            hovered: seen.hovered,
            preview,
            spotlight,
            lit,
            bonds: bonds ?? [],
          })
        : [],
    [layout, vms, bonds, selected, focused, seen.hovered, preview, spotlight, lit],
  );
  useLayoutEffect(() => {
    drawing.current?.showScene(now);
    drawing.current?.show('marks', marks);
  }, [drawing, now, marks]);
  useMotion(now, layout, calm);

  // What has the keyboard is looked at, and what the pointer is over.
  useEffect(() => attention.set({ active: at, keys: focus === 'keys' }), [attention, at, focus]);

  const partAt = (event: MouseEvent<HTMLElement>): string | null => {
    if (!layout || !now || !eye.current) return null;
    // A screen reader's click has no place, but it has a target.
    if (event.detail === 0 && event.target instanceof Element)
      return event.target.closest('[data-address]')?.getAttribute('data-address') ?? null;
    const touch =
      event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType !== 'mouse';
    const [x, y] = eye.current.at(event.nativeEvent);
    return pick(layout, now.vms, x, y, (touch ? 22 : 3) / eye.current.scale(), now.laid);
  };

  const go = (address: string) => {
    setActive(address);
    setFocus('keys');
    const [box] = layout && now ? boxesOf(layout, now.vms, address) : [];
    if (box) eye.current?.reveal(box);
    // A rack higher than its room is scrolled to the part.
    const pane = holder.current;
    if (pane && pane.scrollHeight > pane.clientHeight)
      document.getElementById(elementId(address))?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!layout || !now || event.ctrlKey || event.metaKey || event.altKey) return;
    setFocus('keys');
    const used = pressed({
      event,
      typed,
      pageKeys,
      eye: eye.current,
      step: (key) => stepTo(moment, layout, now.vms, now.laid, at, key, event.shiftKey),
      find: (letters) => find(walkOf(world, layout, now.vms, now.laid), at, letters, inner),
      go,
      choose: (key) => {
        setActive(at);
        if (at !== selected) onSelect(at);
        else if (key === 'Enter') onActivate?.(at);
        else props.onSpace?.();
      },
    });
    if (!used) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const closer = (address: string) => {
    const box: Box | undefined =
      layout && now
        ? boxesOf(layout, now.vms, now.vms.spots.get(address)?.node ?? address)[0]
        : undefined;
    if (box) eye.current?.to(box);
  };

  return (
    <div className={narrow ? 'rack-room narrow' : 'rack-room'}>
      <div className="rack" ref={holder}>
        <div
          className={`rack-tree${near ? ' near' : ''}${calm ? '' : ' moves'}`}
          ref={tree}
          role="tree"
          tabIndex={0}
          aria-label={`${racks.length > 1 ? 'Racks' : 'Rack'} ${listed(racks.map((r) => `${r.id}, ${r.model.name.toUpperCase()}`))}`}
          // What is inside a node is on the page only while the tree has the focus.
          aria-activedescendant={now && (focus !== 'none' || drawn(at)) ? elementId(at) : undefined}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            const by = event.timeStamp - pressedAt.current < CLICK_MS ? 'pointer' : 'keys';
            setFocus((f) => (f === 'none' ? by : f));
          }}
          onBlur={() => setFocus('none')}
          onPointerDown={(event) => {
            pressedAt.current = event.timeStamp;
            setFocus('pointer');
          }}
          onClick={(event) => {
            const address = partAt(event);
            if (address !== null) setActive(address);
            onSelect(address);
            tree.current?.focus({ preventScroll: true });
          }}
          onDoubleClick={(event) => {
            const address = partAt(event);
            if (address !== null) closer(address);
          }}
          onMouseMove={(event) => attention.set({ hovered: partAt(event) })}
          onMouseLeave={() => attention.set({ hovered: null })}
        >
          <svg
            ref={svg}
            width={width * scale}
            height={height * scale}
            viewBox={scale === 1 ? undefined : `0 0 ${width} ${height}`}
            role="presentation"
          />
          {inside}
        </div>
      </div>
      {layout && now && (
        <Suspense fallback={<span hidden data-waiting />}>
          <TreeOrder
            tree={tree}
            world={world}
            floor={layout}
            vms={now.vms}
            bonds={now.laid}
            inside={inner}
          />
        </Suspense>
      )}
      {narrow && layout && now && size && (
        <Suspense fallback={null}>
          <RackMap
            floor={layout}
            vms={now.vms}
            moment={moment}
            pane={holder.current}
            width={MAP_WIDTH}
            height={size.h}
          />
        </Suspense>
      )}
      {room && !narrow && (room.labels || racks.length > 1) ? (
        <RackZoom eye={eye} attention={attention} low={!room.labels} />
      ) : null}
    </div>
  );
}
