// A standalone drawing as a PNG: the browser paints it on a canvas. The page's policy lets pictures in as data only.

/** The faces that drawings are written in. A picture sees no style sheet, so they travel inside it. */
const FACES = ['Plex Sans', 'Plex Mono'];

/** @throws Error where the browser cannot paint it. */
export async function pngOf(
  svg: SVGSVGElement,
  width: number,
  height: number,
  scale = 2,
): Promise<Blob> {
  const text = await textOf(svg);
  const picture = new Image(width, height);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done, refuse) =>
    canvas.toBlob((blob) => (blob ? done(blob) : refuse(new Error('no picture came of it')))),
  );
}

/** The text of a standalone drawing, with the page's faces in it: it looks the same wherever it is opened. */
export async function textOf(svg: SVGElement): Promise<string> {
  const whole = svg.cloneNode(true) as SVGElement;
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = await faces();
  whole.prepend(style);
  return new XMLSerializer().serializeToString(whole);
}

/** The page's own faces with their files in them; without one of them the system's face is used. */
async function faces(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule),
  );
  const ours = rules.filter((rule) =>
    FACES.includes(rule.style.getPropertyValue('font-family').replace(/["']/g, '')),
  );
  const written = await Promise.all(
    ours.map(async (rule) => {
      const source = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1] ?? '';
      const data = source.startsWith('data:')
        ? source
        : await inlined(new URL(source, rule.parentStyleSheet?.href ?? location.href).href);
      const at = (name: string) => `${name}:${rule.style.getPropertyValue(name)};`;
      return data === null
        ? ''
        : `@font-face{${at('font-family')}${at('font-weight')}${at('unicode-range')}src:url(${data})}`;
    }),
  );
  return written.join('');
}

async function inlined(address: string): Promise<string | null> {
  try {
    const bytes = await (await fetch(address)).blob();
    return await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result));
      reader.onerror = () => done(null);
      reader.readAsDataURL(bytes);
    });
  } catch {
    return null;
  }
}
