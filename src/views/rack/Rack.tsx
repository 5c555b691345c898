// Moment → page → select: the racks as a drawing that is also a tree of controls. One tab stop; arrows walk, letters find, Enter selects.
import {
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { listed } from '../../base/english.ts';
import type { Moment } from '../../log/moment.ts';
import '../glyphs/glyphs.css';
import './rack.css';
import type { Shape } from '../shape.ts';
import { Toolbar } from '../shell/Toolbar.tsx';
import type { AttentionStore } from './attention.ts';
import { RackDrawing } from './draw.ts';
import { openEye } from './eye.ts';
import { fitFloor } from './fit.ts';
import { type Floor, layoutFloor, rackOf } from './floor.ts';
import { firstInside, holderOf, insideOf, isInside, nodeOfInside, stepInside } from './inside.ts';
import { elementId } from './item.ts';
import type { Box, RackLayout } from './layout.ts';
import { boxesOf, markShapes } from './marks.ts';
import { faceShapes, metalShapes } from './metal.ts';
import { animateChange } from './motion.ts';
import { lastNode, nameOf } from './names.ts';
import { litBy } from './paths.ts';
import { pick } from './pick.ts';
import { RackScene, type Scene } from './scene.ts';
import { find, STEP_KEYS, type StepKey, step, walkOf } from './steps.ts';
import type { Eye } from './zoom.ts';

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
}

/** Only a phone asks for it. */
const RackMap = lazy(async () => ({ default: (await import('./RackMap.tsx')).RackMap }));
/** As the stylesheet has it. */
const MAP_WIDTH = 44;

/** A focus so soon after a press is the pointer's, even where it comes back after a detour. In milliseconds. */
const CLICK_MS = 700;
/** How long typed letters are taken together, in milliseconds. */
const TYPING_MS = 900;

/** Who has the keyboard's place when a part has gone: its VM's node, its process's VM or that one's node. */
const keptBy = (moment: Moment, gone: string): string | null =>
  lastNode(moment, holderOf(gone) ?? gone);

export function Rack(props: RackProps) {
  const { moment, selected, preview, attention, calm = false, onSelect, onActivate } = props;
  const { pageKeys = [], narrow = false } = props;
  const holder = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useRef<RackDrawing | null>(null);
  const eye = useRef<Eye | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const pressed = useRef(Number.NEGATIVE_INFINITY);
  const shown = useRef<Scene | null>(null);
  const drawnOn = useRef<Floor | null>(null);
  const scenes = useRef<{ key: string; scene: RackScene } | null>(null);
  const [size, setSize] = useState<{ w: number; h: number } | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const [focus, setFocus] = useState<'none' | 'pointer' | 'keys'>('none');
  const seen = useSyncExternalStore(attention.subscribe, attention.get);
  const [near, setNear] = useState(false);

  const { world } = moment.run;
  const { racks } = world.plan;
  const room = size ? fitFloor(racks, size.w, size.h, narrow) : null;

  // The layout is kept as long as racks and size are the same: a new run of the same racks draws on the old metal.
  let scene: RackScene | null = null;
  if (room) {
    const all = racks.map((r) => `${r.id} ${r.model.name} ${r.site}`).join(', ');
    const key = `${all} ${room.mm} ${room.labels}`;
    if (scenes.current?.key !== key)
      scenes.current = { key, scene: new RackScene(layoutFloor(world, room)) };
    scene = scenes.current.scene;
  }
  const layout = scene?.layout ?? null;
  const now = scene?.at(moment, selected) ?? null;

  useLayoutEffect(() => {
    const element = holder.current;
    if (!element) return;
    const measure = () => setSize({ w: element.clientWidth, h: element.clientHeight });
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (!svg.current) return;
    const fresh = new RackDrawing(svg.current);
    drawing.current = fresh;
    const zoomed = openEye(svg.current, (transform, scale) => {
      fresh.stage.setAttribute('transform', transform);
      setNear(scale > 1);
    });
    eye.current = zoomed;
    return () => zoomed.stop();
  }, []);

  useLayoutEffect(() => {
    if (!layout) return;
    const each = (of: (rack: RackLayout) => Shape[]): Shape[] =>
      layout.racks.map((rack) => ({ key: rack.rack, tag: 'g', children: of(rack) }));
    drawing.current?.show('metal', each(metalShapes));
    drawing.current?.show(
      'face',
      each((rack) => faceShapes(rack, layout.racks.length === 1)),
    );
  }, [layout]);

  // In the drawing's own pixels, of which one is `scale` on the page.
  const scale = room?.scale ?? 1;
  const width = Math.max(layout?.width ?? 0, (size?.w ?? 0) / scale);
  const height = layout ? Math.max(Math.floor(layout.height), (size?.h ?? 0) / scale) : 0;
  useLayoutEffect(() => eye.current?.bounds(width, height), [width, height]);

  // The keyboard's place: where it was put, else the selection, else the first node that holds something. A VM that left gives it to its node.
  const drawn = (address: string): boolean =>
    layout?.boxes.has(address) === true || now?.vms.spots.has(address) === true;
  const here = (address: string | null): address is string =>
    address !== null && (drawn(address) || (isInside(address) && drawn(holderOf(address) ?? '')));
  const first = now?.vms.spots.values().next().value?.node ?? racks[0]?.id ?? '';
  const kept = active !== null && !here(active) ? keptBy(moment, active) : active;
  const at = here(kept) ? kept : here(selected) ? selected : first;
  // What is inside the node one is at has names, too, though the rack has no room to draw it.
  const node = focus === 'none' || !now ? null : nodeOfInside(moment, at);
  const inner = node === null ? [] : insideOf(moment, node);

  useLayoutEffect(() => {
    const page = drawing.current;
    if (!page || !now || !layout) return;
    page.show('ground', now.ground);
    page.show('sites', now.sites);
    page.show('parts', now.parts);
    page.show('tiles', now.tiles);
    page.show('flights', now.flights);
    page.show('labels', now.labels);
    page.show(
      'marks',
      markShapes(layout, now.vms, {
        selected,
        focused: focus === 'keys' ? at : null,
        hovered: seen.hovered,
        preview,
        spotlight: props.spotlight ?? [],
        ...(selected !== null ? { lit: litBy(moment, selected.replace(/:.*$/, '')) } : {}),
      }),
    );
    const old = shown.current;
    // On another layout everything stands elsewhere: that is no movement.
    if (!calm && old && old !== now && drawnOn.current === layout)
      animateChange(old, now, (node) => {
        const opening = rackOf(layout, node)?.opening;
        return opening ? opening.x + opening.w / 2 : 0;
      });
    drawnOn.current = layout;
    shown.current = now;
  });

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
    return pick(layout, now.vms, x, y, (touch ? 22 : 3) / eye.current.scale());
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
    const { key } = event;
    const used = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    setFocus('keys');
    const walk = walkOf(world, layout, now.vms);
    const typing =
      typed.current.text !== '' && event.timeStamp - typed.current.at < TYPING_MS
        ? typed.current.text
        : '';
    if ((STEP_KEYS as readonly string[]).includes(key)) {
      const next =
        event.shiftKey && key === 'ArrowDown'
          ? firstInside(moment, at)
          : isInside(at)
            ? stepInside(moment, at, key)
            : step(walk, at, key as StepKey);
      if (next !== null) go(next);
      // Escape at the rack itself is the page's.
      if (next !== null || key !== 'Escape') used();
    } else if (key === 'Enter' || key === ' ') {
      setActive(at);
      if (at !== selected) onSelect(at);
      else if (key === 'Enter') onActivate?.(at);
      used();
    } else if (typing === '' && (key === '+' || key === '=')) {
      eye.current?.by(1.5);
      used();
    } else if (typing === '' && key === '-') {
      eye.current?.by(1 / 1.5);
      used();
    } else if (typing === '' && key === '0') {
      eye.current?.reset();
      used();
    } else if (/^[a-z0-9/:~-]$/.test(key) && (typing !== '' || !pageKeys.includes(key))) {
      typed.current = { text: typing + key, at: event.timeStamp };
      const found = find(walk, at, typed.current.text.replace(/^\//, ''), inner);
      if (found !== null) go(found);
      // A letter that begins no name is the page's.
      if (found !== null || typing !== '' || key === '/') used();
    }
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
            const by = event.timeStamp - pressed.current < CLICK_MS ? 'pointer' : 'keys';
            setFocus((f) => (f === 'none' ? by : f));
          }}
          onBlur={() => setFocus('none')}
          onPointerDown={(event) => {
            pressed.current = event.timeStamp;
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
          {node !== null && (
            // biome-ignore lint/a11y/useSemanticElements: a group of a tree, not of a form.
            <div role="group" className="unseen" aria-label={`Inside ${node}`}>
              {inner.map((address) => (
                <span
                  key={address}
                  id={elementId(address)}
                  role="treeitem"
                  tabIndex={-1}
                  aria-level={racks.length > 1 ? 6 : 5}
                  aria-selected={address === selected}
                  aria-label={nameOf(moment, address)}
                  data-address={address}
                />
              ))}
            </div>
          )}
        </div>
      </div>
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
        <Toolbar className={room.labels ? 'rack-zoom' : 'rack-zoom low'} label="Zoom of the rack">
          <button
            type="button"
            className="btn bare"
            aria-pressed={!seen.off}
            aria-label="Lens"
            onClick={() => attention.set({ off: !seen.off })}
          >
            <svg
              width="16"
              height="16"
              viewBox="0 0 16 16"
              className="rack-icon"
              aria-hidden="true"
            >
              <path d="M10.6 10.6L14.5 14.5M11.5 6.75a4.75 4.75 0 1 0 0 .01Z" />
            </svg>
          </button>
          <button
            type="button"
            className="btn bare"
            onClick={() => eye.current?.by(1.5)}
            aria-label="Zoom in"
          >
            +
          </button>
          <button
            type="button"
            className="btn bare"
            onClick={() => eye.current?.by(1 / 1.5)}
            aria-label="Zoom out"
          >
            −
          </button>
          <button
            type="button"
            className="btn bare"
            onClick={() => eye.current?.reset()}
            aria-label="Whole rack, key 0"
          >
            0
          </button>
        </Toolbar>
      ) : null}
    </div>
  );
}
