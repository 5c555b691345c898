// A text of the author's, at most as long as the format takes it.
interface Props {
  readonly label: string;
  readonly value: string;
  /** As many characters as the format allows for it. */
  readonly most: number;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly change: (text: string) => void;
}

export function Words({ label, value, most, rows = 3, placeholder, change }: Props) {
  return (
    <textarea
      aria-label={label}
      rows={rows}
      maxLength={most}
      value={value}
      placeholder={placeholder}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}
