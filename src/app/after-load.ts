// What the page does once it stands: nothing of it is needed for the first look, so it is fetched after that.
import { watchDrops } from './drop.ts';
import { openFile } from './file.ts';
import type { App } from './store.ts';

export function afterLoad(app: App): void {
  watchDrops((file) => void openFile(file, app.deeds));
}
