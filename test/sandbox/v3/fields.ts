import { KitError } from '../http/errors';
import type { Store } from '../account/store';
import { planFields, type FieldPlan } from '../routes/subscribers/subscriberFields';

const MOST = 125;

/**
 * `planFields` with the maximum of V3. It is documented for updates; that it also applies to
 * subscribing is a guess, as is the message. V3 has no warnings: unknown fields are ignored or an
 * error.
 * @throws KitError 400 above the maximum
 */
export function planFieldsV3(
	store: Store,
	fields: Record<string, string | null> | undefined,
): FieldPlan {
	if (Object.keys(fields ?? {}).length > MOST) {
		throw new KitError(400, [`A maximum of ${MOST} custom fields are allowed`]);
	}
	return { ...planFields(store, fields), warnings: [] };
}
