import type { Pages } from '../page.ts';
import '../look/coop.css';
import '../parts/icons-more.ts';
import { speakOf } from '../kit/i18n.ts';
import { later } from '../later.tsx';
import { Waiting } from '../queue/waiting.tsx';
import { Coop } from './coop.tsx';
import { LeaveCoop } from './leave.tsx';
import { Notices } from './notices.tsx';
import { Passkeys } from './passkeys.tsx';
import { Rules } from './rules.tsx';
import { Sessions } from './sessions.tsx';
import { Settings } from './settings.tsx';

const Parts = later(async () => (await Promise.all([import('../gallery/index.ts'), speakOf('parts')]))[0].Parts);
const MyData = later(async () => (await import('../mydata/index.tsx')).MyData);
const DataRole = later(async () => (await import('../datarole/index.tsx')).DataRole);

/** What every member has. */
export const pages: Pages = [
  ['/coop', Coop], ['/coop/notices', Notices], ['/coop/data/*', MyData], ['/coop/data-role/*', DataRole], ['/coop/rules', Rules],
  ['/coop/settings', Settings], ['/coop/leave', LeaveCoop], ['/coop/sessions', Sessions], ['/coop/passkeys', Passkeys], ['/waiting', Waiting], ['/parts', Parts],
];
