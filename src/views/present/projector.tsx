// The projector's page: what the teacher's window tells it, drawn large.
import { createRoot } from 'react-dom/client';
import { followTeacher } from '../../app/projection.ts';
import { must } from '../../base/assert.ts';
import { Projected } from './Projected.tsx';

const root = must(document.getElementById('page'), 'index.html has a #page');
root.replaceChildren();
document.title = 'Rackdrill: projector';
createRoot(root).render(<Projected {...followTeacher()} />);
