// All measurements, one after the other; run.ts bundles this file and starts it in a process of its own.
import { measureClick } from './click.ts';
import { measureEngine } from './engine.ts';
import { measureFrames } from './frames.ts';
import { measureFullRacks } from './full-racks.ts';
import { measureRunbook } from './runbook.ts';
import { measureSeek } from './seek.ts';
import { measureTouch } from './touch.ts';

const [player = ''] = process.argv.slice(2);
measureClick();
measureFullRacks();
measureFrames();
measureRunbook();
measureSeek();
await measureEngine(player, 'golden');
await measureEngine(player, 'models');
measureTouch();
