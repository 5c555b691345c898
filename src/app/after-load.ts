// What the page does once it stands: nothing of it is needed for the first look, so it is fetched after that.
import { browserBar, tabMemory } from './bar.ts';
import { watchDrops } from './drop.ts';
import { codec } from './engine.ts';
import { openFile } from './file.ts';
import { keepOffline } from './offline.ts';
import { keepPast, recallPast } from './past-kept.ts';
import type { App } from './store.ts';

export async function afterLoad(app: App): Promise<void> {
  watchDrops((file) => void openFile(file, app.deeds));
  void keepOffline(app);
  await recallPast(app, codec, tabMemory);
  browserBar.onLeave(() => keepPast(app, codec, tabMemory));
}
