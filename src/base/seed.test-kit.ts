// Every test run draws the same random cases, so that a green run stays green; `npm run soak`, or RACKDRILL_SEED, draws others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.RACKDRILL_SEED ?? 20_120_601) });
