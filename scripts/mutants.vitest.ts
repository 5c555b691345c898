// The tests that judge a mutant (mutants.mjs): those of the engine and of what is read off a run. Of them Stryker plays those that come by the change.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['src/base/seed.test-kit.ts'],
    include: ['src/{rules,world,machines,sim,log}/**/*.test.ts'],
    testTimeout: 120_000,
  },
});
