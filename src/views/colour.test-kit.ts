// Colour arithmetic for tests: contrast (WCAG 2), colour blindness (Machado, Oliveira and Fernandes 2009, full severity) and the distance CIEDE2000.

type Triple = readonly [number, number, number];

export const VISIONS = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const;
export type Vision = keyof typeof VISIONS;

/** `#rrggbb` as linear light, 0 to 1 each. */
function linear(hex: string): Triple {
  const channel = (at: number) => {
    const v = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const luminance = (hex: string): number => {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG 2 contrast, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What an eye of that kind sees, as a colour again (rounded to 8 bits, as a screen would). */
export function seen(hex: string, vision: Vision): string {
  const rgb = linear(hex);
  const m = VISIONS[vision];
  const byte = (row: number) => {
    const sum = [0, 1, 2].reduce((s, i) => s + (m[row * 3 + i] ?? 0) * (rgb[i] ?? 0), 0);
    const v = Math.min(1, Math.max(0, sum));
    const encoded = v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${byte(0)}${byte(1)}${byte(2)}`;
}

/** CIELAB under D65. */
function lab(hex: string): Triple {
  const [r, g, b] = linear(hex);
  const bend = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = (y: number, x: number) => ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360 || 0;
const cosine = (deg: number) => Math.cos((deg * Math.PI) / 180);
const sine = (deg: number) => Math.sin((deg * Math.PI) / 180);

/** CIEDE2000: about 1 is the least difference one sees side by side. */
export function distance(one: string, other: string): number {
  const [L1, a1, b1] = lab(one);
  const [L2, a2, b2] = lab(other);
  const grey = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(grey ** 7 / (grey ** 7 + 25 ** 7));
  const C1 = Math.hypot(a1 * stretch, b1);
  const C2 = Math.hypot(a2 * stretch, b2);
  const h1 = degrees(b1, a1 * stretch);
  const h2 = degrees(b2, a2 * stretch);
  const turn = C1 * C2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dL = L2 - L1;
  const dC = C2 - C1;
  const dH = 2 * Math.sqrt(C1 * C2) * sine(turn / 2);
  const L = (L1 + L2) / 2;
  const C = (C1 + C2) / 2;
  const h = C1 * C2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const T =
    1 -
    0.17 * cosine(h - 30) +
    0.24 * cosine(2 * h) +
    0.32 * cosine(3 * h + 6) -
    0.2 * cosine(4 * h - 63);
  const SL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const SC = 1 + 0.045 * C;
  const SH = 1 + 0.015 * C * T;
  const twist =
    -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) * sine(60 * Math.exp(-(((h - 275) / 25) ** 2)));
  return Math.sqrt(
    (dL / SL) ** 2 + (dC / SC) ** 2 + (dH / SH) ** 2 + twist * (dC / SC) * (dH / SH),
  );
}
