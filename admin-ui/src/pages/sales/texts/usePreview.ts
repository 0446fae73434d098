import { useEffect, useState } from '@wordpress/element';
import { messageOf } from '../../../data/api';
import { previewTexts, type TextPreview, type TextPreviewQuery } from '../../../data/sales';

/** The texts with an order's values; asked for when the typing pauses. */
export function usePreview({ order, language, texts }: Required<TextPreviewQuery>) {
  const [seen, setSeen] = useState<TextPreview>();
  const [problem, setProblem] = useState<string>();
  const asked = JSON.stringify({ ...(order === '' ? {} : { order }), language, texts: { ...texts } });
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      previewTexts(JSON.parse(asked) as TextPreviewQuery).then(
        (answer) => {
          if (over) return;
          setSeen(answer);
          setProblem(undefined);
        },
        (error: unknown) => {
          if (!over) setProblem(messageOf(error));
        },
      );
    }, 400);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return { seen, problem };
}
