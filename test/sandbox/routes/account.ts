import { z } from 'zod';
import { DAY_MS, day, isDay, parseMoment, timestamp } from '../clock';
import { TRAILING_MS } from '../account/engagement';
import { invalid, notFound } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import type { SentEmail } from '../account/records';
import type { Store } from '../account/store';

const HEX_COLOR = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
const MOST_COLORS = 10;

/** Account, colors, creator profile and the two kinds of stats. */
export function accountRoutes(app: SandboxApp): void {
	operation(app, 'GET', '/v4/account', {}, ({ store }) => ({
		status: 200,
		json: accountView(store),
	}));

	operation(app, 'GET', '/v4/account/colors', {}, ({ store }) => ({
		status: 200,
		json: { colors: store.account.colors },
	}));

	const palette = z.object({ colors: z.array(z.string()) }).strict();
	operation(app, 'PUT', '/v4/account/colors', { body: palette }, ({ store, body }) => {
		// Ten is documented now (five in older documentation), but its message is not.
		if (body.colors.length > MOST_COLORS) {
			throw invalid(`Sandbox: more than ${MOST_COLORS} colors`);
		}
		const wrong = body.colors.filter((color) => !HEX_COLOR.test(color));
		if (wrong.length > 0) {
			throw invalid(...wrong.map((color) => `Colors ${color} is not a valid hex color code.`));
		}
		store.account.colors = [...body.colors];
		return { status: 200, json: { colors: store.account.colors } };
	});

	operation(app, 'GET', '/v4/account/creator_profile', {}, ({ store }) => {
		if (store.account.profile === null) throw notFound();
		return { status: 200, json: { profile: store.account.profile } };
	});

	operation(app, 'GET', '/v4/account/email_stats', {}, ({ store, now }) => ({
		status: 200,
		json: { stats: emailStats(store, now) },
	}));

	const range = { starting: z.string().optional(), ending: z.string().optional() };
	operation(app, 'GET', '/v4/account/growth_stats', { query: range }, ({ store, query, now }) => ({
		status: 200,
		json: { stats: growthStats(store, now, query.starting, query.ending) },
	}));
}

function accountView({ account }: Store) {
	return {
		user: account.user,
		account: {
			id: account.id,
			name: account.name,
			plan_type: account.planType,
			primary_email_address: account.primaryEmailAddress,
			created_at: timestamp(account.createdAt),
			timezone: account.timezone,
			sending_addresses: account.sendingAddresses,
			plan: account.plan,
		},
	};
}

/** The last 90 days; rates are percentages here, unlike everywhere else. */
function emailStats(store: Store, now: number) {
	const from = now - TRAILING_MS;
	const subscribers = [...store.subscribers.values()];
	const emails = subscribers.flatMap((one) => one.emails.filter(({ sentAt }) => sentAt >= from));
	const count = (passes: (email: SentEmail) => boolean) => emails.filter(passes).length;
	const percent = (part: number) =>
		emails.length === 0 ? 0 : Math.round((part / emails.length) * 10_000) / 100;
	const opened = count(({ opens }) => opens.length > 0);
	const clicked = count(({ clicks }) => clicks.length > 0);
	const left = subscribers.filter(({ canceledAt }) => canceledAt !== null && canceledAt >= from);
	return {
		sent: emails.length,
		clicked,
		opened,
		email_stats_mode: 'last_90',
		open_tracking_enabled: true,
		click_tracking_enabled: true,
		starting: timestamp(from),
		ending: timestamp(now),
		open_rate: percent(opened),
		click_rate: percent(clicked),
		unsubscribe_rate: percent(left.length),
		bounce_rate: percent(count(({ bounced }) => bounced)),
	};
}

/** The only operation that uses the account's own time zone. */
function growthStats(store: Store, now: number, starting?: string, ending?: string) {
	const wrong = [
		...(starting !== undefined && !isDay(starting)
			? ['Starting date is incorrectly formatted. Use YYYY-MM-DD.']
			: []),
		...(ending !== undefined && !isDay(ending)
			? ['Ending date is incorrectly formatted. Use YYYY-MM-DD.']
			: []),
	];
	if (wrong.length > 0) throw invalid(...wrong);

	const { utc_offset: offset } = store.account.timezone;
	const today = day(now + offsetMs(offset));
	// Always counted back from today, so an old end date alone is rejected below.
	const first = starting ?? day(Date.parse(today) - TRAILING_MS);
	const last = ending ?? today;
	// A single day counts as a range of one day; the documentation only says "before".
	if (first > last) throw invalid('Starting date must be before the ending date.');

	const from = Date.parse(`${first}T00:00:00${offset}`);
	const to = Date.parse(`${last}T00:00:00${offset}`) + DAY_MS;
	const inRange = (ms: number | null) => ms !== null && ms >= from && ms < to;
	const subscribers = [...store.subscribers.values()];
	const came = subscribers.filter(({ createdAt }) => inRange(createdAt)).length;
	const left = subscribers.filter(({ canceledAt }) => inRange(canceledAt)).length;
	return {
		cancellations: left,
		net_new_subscribers: came - left,
		new_subscribers: came,
		subscribers: subscribers.filter(({ state }) => state === 'active').length,
		starting: `${first}T00:00:00${offset}`,
		ending: `${last}T23:59:59${offset}`,
	};
}

function offsetMs(offset: string): number {
	const midnight = parseMoment('1970-01-01T00:00:00Z') ?? 0;
	return midnight - (parseMoment(`1970-01-01T00:00:00${offset}`) ?? 0);
}
