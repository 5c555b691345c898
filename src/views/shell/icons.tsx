// The pictures on the buttons of the frame, as on the design board.
const PATHS = {
  undo: 'M6 4L3 7l3 3M3 7h6.5a3.5 3.5 0 0 1 0 7H7',
  redo: 'M10 4l3 3-3 3M13 7H6.5a3.5 3.5 0 0 0 0 7H9',
  link: 'M6.5 9.5l3-3M7 4.5l1.4-1.4a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.4 1.4a3 3 0 0 1-4.3-4.3L4.7 7.2',
  moon: 'M12.5 10A5.5 5.5 0 0 1 6 3.5 5.5 5.5 0 1 0 12.5 10Z',
  sun: 'M8 5a3 3 0 1 0 .01 0M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  help: 'M8 1.5a6.5 6.5 0 1 0 .01 0M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.6h.01',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  panel: 'M2 3h12v10H2ZM10 3v10',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
} as const;

export function Icon({ of }: { of: keyof typeof PATHS }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[of]} />
    </svg>
  );
}

/** Two units of a rack, one of them with a gap. */
export function Logo() {
  return (
    <svg width="20" height="22" viewBox="0 0 20 22" aria-hidden="true" className="logo">
      <rect x="1" y="1" width="18" height="20" rx="2.5" />
      <path d="M5 6.5h10M5 11h3M12 11h3M5 15.5h10" />
    </svg>
  );
}
