// A file dropped anywhere on the page is opened, not shown in the page's place. While one hangs over the page, the page says so.
export function watchDrops(open: (file: File) => void): void {
  const page = document.documentElement;
  const over = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const show = (on: boolean) => page.toggleAttribute('data-drop', on);
  addEventListener('dragover', (event) => {
    if (!over(event)) return;
    event.preventDefault();
    show(true);
  });
  addEventListener('dragleave', (event) => {
    // Left for another element of the page: it still hangs over it.
    if (event.relatedTarget === null) show(false);
  });
  addEventListener('drop', (event) => {
    if (!over(event)) return;
    event.preventDefault();
    show(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) open(file);
  });
}
