// The rival of the load: who draws a rack without Rackdrill draws a graph, here with Cytoscape. It is given every advantage:
// places that were worked out beforehand, no engine, no words but the names, and nothing that can be broken.

import parts from 'virtual:parts';
import cytoscape from 'cytoscape';

declare global {
  interface Window {
    /** Set with the first drawing. */
    drawn: boolean;
  }
}

const graph = cytoscape({
  container: document.getElementById('graph'),
  elements: {
    nodes: parts.nodes.map(({ id, kind, x, y, w, h }) => ({
      data: { id, kind, w, h },
      position: { x: x + w / 2, y: y + h / 2 },
      grabbable: false,
    })),
    edges: parts.edges.map(([source, target]) => ({ data: { source, target } })),
  },
  style: [
    {
      selector: 'node',
      style: {
        shape: 'rectangle',
        width: 'data(w)',
        height: 'data(h)',
        'background-color': '#3a4048',
        'border-width': 0.5,
        'border-color': '#8a9098',
      },
    },
    { selector: 'node[kind = "node"]', style: { label: 'data(id)', 'font-size': 6 } },
    { selector: 'node[kind = "vm"]', style: { 'background-color': '#7fb2e5' } },
    { selector: 'node:selected', style: { 'border-width': 2 } },
    { selector: 'edge', style: { width: 0.5, 'curve-style': 'straight' } },
  ],
  layout: { name: 'preset' },
});
graph.one('render', () => {
  window.drawn = true;
});
