// The QR code: black on white in every theme, for readers want contrast and a blank rim, and few read it the other way round.
import type { Qr } from './qr.ts';

export function Code({ qr }: { qr: Qr }) {
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label="QR code of the link"
    >
      <rect width={qr.size} height={qr.size} fill="white" />
      <path d={qr.path} fill="black" />
    </svg>
  );
}
