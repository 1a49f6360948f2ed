import { useSignal } from '@preact/signals';
import { send } from '../kit/api.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { back } from '../kit/route.ts';
import { refresh } from '../kit/store.ts';
import { keyOf } from '../mydata/model.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { ErrorNote } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { DECLARATION } from './declaration.tsx';
import { EditRow } from './edit-row.tsx';
import { DESK } from './frame.tsx';
import { begun, bodyOf, changed, flipped, isSame, type Draft } from './model.ts';
import { Meaning } from './trial.tsx';
import type { Declaration, Trial } from './wire.ts';

const AT = '/coop/data-role/declaration';

/** A next version: other terms, or without what is optional. What it would mean is seen before it holds. */
export function EditPage() {
  return (
    <Screen title={t('datarole.change')} back={AT} wide>
      <With<Declaration> path={DECLARATION}>{(declaration) => <Form key={declaration.version} declaration={declaration} />}</With>
    </Screen>
  );
}

function Form({ declaration }: { declaration: Declaration }) {
  const draft = useSignal<Draft>(begun(declaration));
  const trial = useSignal<Trial | undefined>(undefined);
  const error = useSignal<unknown>(undefined);
  const asking = useSignal(false);
  const busy = useSignal(false);
  const set = (next: Draft) => { draft.value = next; trial.value = undefined; };
  const attempt = async (work: () => Promise<void>) => {
    busy.value = true;
    error.value = undefined;
    try { await work(); } catch (problem) { error.value = problem; asking.value = false; }
    busy.value = false;
  };
  const look = () => attempt(async () => { trial.value = await send<Trial>('POST', `${DESK}/declaration/try`, bodyOf(declaration, draft.value)); });
  const put = () => attempt(async () => {
    const { version } = await send<Declaration>('PUT', `${DESK}/declaration`, bodyOf(declaration, draft.value));
    toast({ text: t('datarole.in_force', { version }) });
    await Promise.all([refresh(DECLARATION, true), refresh(DESK, true)]);
    back(AT);
  });
  const shown = declaration.rules.filter((rule) => rule.recipient !== 'Self');
  return (
    <div class="role editing">
      <div class="rules">
        <p class="muted">{t('datarole.change_lead')}</p>
        {[...new Set(shown.map((rule) => rule.purpose))].map((purpose) => (
          <Card key={purpose} title={begin(coded('purpose', purpose))}>
            {shown.filter((rule) => rule.purpose === purpose).map((rule) => (
              <EditRow key={keyOf(rule)} declared={rule} draft={draft.value} onChange={(part) => set(changed(draft.value, keyOf(rule), part))} onFlip={() => set(flipped(draft.value, keyOf(rule)))} />
            ))}
          </Card>
        ))}
      </div>
      <aside class="card meaning" aria-label={t('datarole.meaning')}>
        <h2 class="third">{t('datarole.meaning')}</h2>
        {error.value !== undefined && <ErrorNote error={error.value} />}
        {trial.value ? <Meaning trial={trial.value} /> : <p class="muted">{t(isSame(declaration, draft.value) ? 'datarole.unchanged' : 'datarole.not_tried')}</p>}
        {trial.value
          ? <Button look="main" size="big" wide onClick={() => { asking.value = true; }}>{t('datarole.put')}</Button>
          : <Button look="main" size="big" wide disabled={isSame(declaration, draft.value)} busy={busy.value} onClick={() => void look()}>{t('datarole.try')}</Button>}
      </aside>
      {asking.value && trial.value && (
        <Dialog title={t('datarole.put_ask')} yes={t('datarole.put')} no={t('datarole.not_yet')} busy={busy.value} onYes={() => void put()} onNo={() => { asking.value = false; }}>
          <p>{tn('datarole.asked_again', members(trial.value))}</p>
          <p class="muted">{t('datarole.put_effect')}</p>
        </Dialog>
      )}
    </div>
  );
}

const members = (trial: Trial): number => trial.asked_again.reduce((sum, each) => sum + each.members, 0);
