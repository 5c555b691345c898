// Below 1200 px part and list are a drawer: the button in the bar that opens it, and says how much waits for the deployer.
import { Icon } from './icons.tsx';

interface DrawerButtonProps {
  readonly open: boolean;
  readonly show: (open: boolean) => void;
  readonly wanted: number;
}

export function DrawerButton({ open, show, wanted }: DrawerButtonProps) {
  return (
    <button
      type="button"
      className="btn"
      aria-expanded={open}
      aria-controls="drawer"
      onClick={() => {
        show(!open);
        if (!open) requestAnimationFrame(() => document.getElementById('close-drawer')?.focus());
      }}
    >
      <Icon of="panel" />
      <span className="w">Part and list</span>
      {wanted > 0 && <span className="count">{wanted}</span>}
    </button>
  );
}
