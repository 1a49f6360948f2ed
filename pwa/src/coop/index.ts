import type { Pages } from '../page.ts';
import '../look/coop.css';
import '../parts/icons-more.ts';
import { speakOf } from '../kit/i18n.ts';
import { later } from '../later.tsx';
import { Waiting } from '../queue/waiting.tsx';
import { Agreements } from './agreements.tsx';
import { Coop } from './coop.tsx';
import { LeaveCoop } from './leave.tsx';
import { Looks } from './looks.tsx';
import { Notices } from './notices.tsx';
import { Passkeys } from './passkeys.tsx';
import { Rules } from './rules.tsx';
import { Sessions } from './sessions.tsx';
import { Settings } from './settings.tsx';

const Parts = later(async () => (await Promise.all([import('../gallery/index.ts'), speakOf('parts')]))[0].Parts);

/** What every member has. */
export const pages: Pages = [
  ['/coop', Coop], ['/coop/notices', Notices], ['/coop/looks', Looks], ['/coop/agreements', Agreements], ['/coop/rules', Rules],
  ['/coop/settings', Settings], ['/coop/leave', LeaveCoop], ['/coop/sessions', Sessions], ['/coop/passkeys', Passkeys], ['/waiting', Waiting], ['/parts', Parts],
];
