// Lines of the script in a teacher's words.
import { expect, test } from 'vitest';
import type { Line } from '../scenario/validator.ts';
import { lineWords } from './words.ts';

test.each<readonly [Line, string]>([
  [{ at: 0, fault: 'fail', target: 'host:shop/was-1' }, 'fail the node under shop/was-1'],
  [{ at: 0, fault: 'fail', target: 'primary:shopdb' }, 'fail the primary of shopdb'],
  [{ at: 0, fault: 'fail', target: 'active:a/mgmt' }, 'fail the active one of a/mgmt'],
  [{ at: 0, fault: 'fail', target: 'shop/was-1', boots: false }, 'fail shop/was-1 for good'],
  [{ at: 0, repair: true, target: 'a/c1/n1' }, 'repair a/c1/n1'],
  [{ at: 0, load: 190, target: 'imp' }, 'load imp with 190 requests a second'],
  [{ at: 0, used: 85, target: 'cache' }, 'fill cache to 85 percent'],
  [{ at: 0, maintenance: 'start', target: 'a' }, 'take rack a out for maintenance'],
  [{ at: 0, maintenance: 'end', target: 'a' }, 'bring rack a back from maintenance'],
  [{ at: 0, action: 'restart-vm', target: 'shop/was-1' }, 'restart the VM: shop/was-1'],
])('%j', (line, words) => {
  expect(lineWords(line)).toBe(words);
});
