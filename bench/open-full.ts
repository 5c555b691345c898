// Two full racks with 300 VMs on the built page: what a click costs until it is drawn, and what playing at 1,000× costs. In the Chromium that `open.ts` has opened.
import type { Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/encode.ts';
import { fullRacks } from './full-racks.ts';
import { quantile } from './measure.ts';

/** Nodes that are failed one after the other, each at the moment the page stands at. */
const CLICKS = ['a', 'b'].flatMap((rack) =>
  [1, 2, 3].flatMap((c) => [4, 7, 9, 12].map((node) => `${rack}/c${c}/n${node}`)),
);

export interface FullFigures {
  /** Milliseconds from a click on the fault to the end of the frame that shows the new run: median, 95th percentile. */
  readonly click: readonly [number, number];
  readonly elements: number;
}

/** Opens them on a page that is empty yet, and clicks. The clock stands afterwards. */
export async function openFull(page: Page, url: string): Promise<FullFigures> {
  await page.goto(`${url}${encodeLink({ scenario: fullRacks(), view: {} })}`);
  await page.getByRole('button', { name: /^Fail node/ }).waitFor();
  await page.waitForTimeout(1000);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const took: number[] = [];
  for (const node of CLICKS) {
    await page.evaluate((address) => {
      document
        .getElementById(`rack:${address}`)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    }, node);
    const button = page.getByRole('button', { name: /^Fail node/ });
    await button.waitFor();
    // What selecting it has set going (the dry run) is over by then.
    await page.waitForTimeout(250);
    took.push(
      await button.evaluate(
        (fault: HTMLElement) =>
          new Promise<number>((done) => {
            const from = performance.now();
            fault.click();
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => done(performance.now() - from);
              port2.postMessage(null);
            });
          }),
      ),
    );
    const pause = page.getByRole('button', { name: 'Pause', exact: true });
    if ((await pause.count()) > 0) await pause.click();
  }
  return { click: [quantile(took, 0.5), quantile(took, 0.95)], elements };
}
