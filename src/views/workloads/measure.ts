// Views: the measure of the page's typeface, for components: taken anew once the typeface has loaded.
import { useEffect, useState } from 'react';
import { canvasMeasure, type Measure } from '../text-width.ts';

export function useMeasure(): Measure {
  const [measure, setMeasure] = useState<Measure>(() => canvasMeasure());
  useEffect(() => {
    let here = true;
    void document.fonts.ready.then(() => {
      if (here) setMeasure(() => canvasMeasure());
    });
    return () => {
      here = false;
    };
  }, []);
  return measure;
}
