import type { SandboxApp } from '../../http/operation';
import { accountRoutesV3 } from './account';
import { broadcastRoutesV3 } from './broadcasts';
import { customFieldRoutesV3 } from './customFields';
import { formRoutesV3 } from './forms';
import { hookRoutesV3 } from './hooks';
import { purchaseRoutesV3 } from './purchases';
import { sequenceRoutesV3 } from './sequences';
import { subscriberRoutesV3 } from './subscribers';
import { tagRoutesV3 } from './tags';

/** All documented operations of V3. */
export function routesV3(app: SandboxApp): SandboxApp {
	accountRoutesV3(app);
	formRoutesV3(app);
	sequenceRoutesV3(app);
	tagRoutesV3(app);
	subscriberRoutesV3(app);
	broadcastRoutesV3(app);
	hookRoutesV3(app);
	customFieldRoutesV3(app);
	purchaseRoutesV3(app);
	return app;
}
