// What a laid out statechart is made of: boxes, paths, labels, and the routes that paths take through channels and lanes.
import type { Measure } from '../../text-width.ts';
import type { Edge } from './model.ts';

export interface ChartBox {
  readonly id: string;
  /** A state in a group has the group's name above its own. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Room for a timer's ring is kept at its left. */
  readonly timed: boolean;
}

export interface ChartLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface ChartPath {
  readonly edge: Edge;
  readonly points: readonly (readonly [number, number])[];
  readonly label: ChartLabel | null;
}

export interface ChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly ChartBox[];
  readonly paths: readonly ChartPath[];
}

export interface ChartOptions {
  readonly width: number;
  readonly measure: Measure;
  /** Words of an edge: its messages, or how long its timer takes. */
  readonly words: (edge: Edge) => string;
  /** The present state: its edges are labelled first. */
  readonly lit: string | null;
}

export type Side = 'top' | 'bottom';
export interface Hop {
  readonly channel: number;
  /** Hops of one group share a track: they lead to the same place. */
  readonly group: string;
  from: number;
  to: number;
}
export interface Route {
  readonly edge: Edge;
  readonly exit: Side;
  readonly enter: Side;
  readonly hops: readonly Hop[];
  lane: { readonly side: 'left' | 'right'; index: number } | null;
}
