// A wall between the views: one that breaks says so and keeps its trouble to itself; the rest of the page lives on.
import { Component, type ReactNode } from 'react';

interface Props {
  /** What the pane shows, as a person calls it: `the rack`. */
  readonly name: string;
  /** The link of what is on screen, to be sent with a report. */
  readonly link: () => string;
  readonly children: ReactNode;
}

export class Pane extends Component<Props, { broken: string | null }> {
  override state: { broken: string | null } = { broken: null };

  static getDerivedStateFromError(error: unknown) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { broken } = this.state;
    if (broken === null) return this.props.children;
    return (
      <div className="broken" role="alert">
        <p className="b">Rackdrill could not draw {this.props.name}.</p>
        <p>
          It is our mistake, not yours: {broken}. Nothing is lost; the drill is in{' '}
          <a href={this.props.link()}>this link</a>.
        </p>
        <button type="button" className="btn" onClick={() => this.setState({ broken: null })}>
          Draw it again
        </button>
      </div>
    );
  }
}
