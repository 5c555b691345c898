// All measurements, one after the other; run.ts bundles this file and starts it in a process of its own.
import { measureClick } from './click.ts';
import { measureEngine } from './engine.ts';
import { measureFirstLoad } from './first-load.ts';
import { measureSeek } from './seek.ts';

measureClick();
measureEngine();
measureSeek();
measureFirstLoad(process.argv[2] ?? 'dist/index.html');
