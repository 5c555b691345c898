// Views: the selected part's silhouette at the head of the inspector, 44 × 34.
import type { Moment } from '../../log/moment.ts';
import { chip, tile } from '../glyphs/tile.ts';
import { hueOf } from '../hues.ts';
import type { Shape } from '../shape.ts';
import { lookOf, timerOf } from '../workloads/member.ts';
import { fractionLeft } from '../workloads/timing.ts';
import { deploymentOf, heldBy, subjectKind, vmOf } from './about.ts';
import { Drawn } from './Drawn.tsx';

interface HeadPictureProps {
  readonly moment: Moment;
  readonly address: string;
}

export function HeadPicture({ moment, address }: HeadPictureProps) {
  return <Drawn width={44} height={34} shapes={picture(moment, address)} className="picture" />;
}

function picture(m: Moment, address: string): Shape[] {
  const kind = subjectKind(m, address);
  const deployment = deploymentOf(m.run.plan, address);
  const hue = deployment ? hueOf(m.run.plan, deployment.id) : 'ink';
  const vm = m.vm(vmOf(address));
  if (kind === 'vm' && vm) {
    const timer = timerOf(m, vm);
    return tile({
      key: 'vm',
      x: 7,
      y: 4,
      w: 30,
      h: 26,
      look: lookOf(m, vm),
      hue,
      drum: vm.role === 'db',
      label: vm.number,
      radius: 3,
      progress: timer ? 1 - fractionLeft(timer, m.t) : 0,
    });
  }
  if (kind === 'process')
    return chip({ key: 'process', cx: 22, cy: 17, r: 11, look: m.look(address), hue });
  if (kind === 'deployment')
    return tile({ key: 'all', x: 7, y: 4, w: 30, h: 26, look: 'whole', hue, radius: 3 });
  if (kind === null)
    return tile({ key: 'none', x: 1, y: 5, w: 42, h: 25, look: 'gone', hue: 'ink' });
  const look = m.look(address);
  const bay: Shape = {
    key: 'bay',
    tag: 'rect',
    at: { x: 0.75, y: 4.75, width: 42.5, height: 25, rx: 3, class: 'metal bay' },
  };
  if (look === 'failed')
    return [{ ...bay, key: 'failed', at: { ...bay.at, class: 't-wash s-red w-15' } }];
  if (kind === 'node' && look === 'whole')
    return [
      bay,
      ...heldBy(m, address)
        .slice(0, 4)
        .flatMap((id, i) => small(m, id, i)),
    ];
  return [bay, ...tile({ key: 'part', x: 6, y: 11, w: 32, h: 12, look, hue: 'rim', metal: true })];
}

function small(m: Moment, id: string, i: number): Shape[] {
  const vm = m.vm(id);
  return tile({
    key: id,
    x: 6 + i * 8.6,
    y: 9.5,
    w: 7,
    h: 15,
    look: vm ? lookOf(m, vm) : 'whole',
    hue: hueOf(m.run.plan, vm?.deployment ?? ''),
    drum: vm?.role === 'db',
    metal: true,
  });
}
