import { Button, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../components/Problem';
import { choicesOf, faults, toSave, wordsOf, type ErpFile } from '../../data/columns';
import type { ExchangeSettings } from '../../data/settings';
import { useRequest } from '../../data/useRequest';
import { FileCard } from './FileCard';
import { WordsCard } from './WordsCard';

interface Props {
  files: ErpFile[];
  exchange: ExchangeSettings;
  save: (exchange: ExchangeSettings) => Promise<void>;
}

/** What the files hold, and a choice for each column. */
export function Answers({ files, exchange, save }: Props) {
  const [choices, setChoices] = useState(() => choicesOf(files));
  const [words, setWords] = useState(() => wordsOf(files, exchange.words));
  const [saved, setSaved] = useState(false);
  const { busy, problem, run } = useRequest();
  const isFaulty = files.some((file) => faults(file, choices[file.file] ?? []).twice.length > 0);
  return (
    <>
      {files.map((file) => (
        <FileCard
          key={file.file}
          file={file}
          chosen={choices[file.file] ?? []}
          onChoose={(column, field) => {
            setSaved(false);
            setChoices({ ...choices, [file.file]: (choices[file.file] ?? []).with(column, field) });
          }}
        />
      ))}
      <WordsCard
        words={words}
        onChange={(changed) => {
          setSaved(false);
          setWords(changed);
        }}
      />
      <Problem text={problem} />
      {saved && (
        <Notice status="success" isDismissible={false}>
          {__('Saved. The next sync reads the files this way.', 'erp-bridge')}
        </Notice>
      )}
      <p>
        <Button
          variant="primary"
          isBusy={busy}
          disabled={busy || isFaulty}
          onClick={() =>
            void run(() => save(toSave(files, choices, words, exchange))).then((good) => {
              setSaved(good);
            })
          }
        >
          {__('Save', 'erp-bridge')}
        </Button>
      </p>
    </>
  );
}
