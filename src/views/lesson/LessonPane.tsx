// The pane of lessons: the list of them, or the one that is being worked through.
import { useEffect } from 'react';
import { carriedLesson } from '../../app/carried.ts';
import { keepLesson } from '../../app/progress.ts';
import { drafts } from '../../app/workshop.ts';
import { oneLine } from '../../base/result.ts';
import { builtInLesson } from '../../lessons/builtin.ts';
import type { PaneProps } from '../pane-props.ts';
import { Console } from '../present/Console.tsx';
import { usePresenter } from '../present/use-presenter.ts';
import { findLesson } from './find.ts';
import { LessonList } from './LessonList.tsx';
import { Player } from './Player.tsx';
import './lesson.css';

export default function LessonPane(props: PaneProps) {
  const presenting = usePresenter().on;
  const [id = '', step = '1'] = props.arg.split('/');
  const carried = carriedLesson(props.state.extra);
  const travels =
    carried?.ok && carried.value.id === id && !builtInLesson(id) ? carried.value : null;
  const lesson = id === '' ? null : (travels ?? findLesson(id));
  // A lesson that came by a link stays on this device, so that it is in the list afterwards.
  useEffect(() => {
    if (travels && !drafts().some((draft) => draft.id === travels.id)) keepLesson(travels);
  }, [travels]);
  if (id === '') return <LessonList {...props} />;
  if (!lesson) {
    const why =
      carried && !carried.ok
        ? `The lesson in this link could not be read. ${oneLine(carried.mistakes)}.`
        : `There is no lesson “${id.slice(0, 60)}” here. It may have been made on another device: open its own link or file.`;
    return <LessonList {...props} trouble={why} />;
  }
  const index = Math.min(Math.max(1, Number.parseInt(step, 10) || 1), lesson.steps.length) - 1;
  if (presenting) return <Console {...props} lesson={lesson} index={index} />;
  return <Player key={lesson.id} {...props} lesson={lesson} index={index} />;
}
