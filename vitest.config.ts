import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['src/base/seed.test-kit.ts'],
    include: ['src/**/*.test.ts', 'bench/**/*.test.ts'],
    testTimeout: 120_000,
  },
});
