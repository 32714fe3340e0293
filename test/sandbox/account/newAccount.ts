import type { Account } from './records';

/** The account that every sandbox starts with. */
export function newAccount(): Account {
	return {
		id: 26,
		name: 'Lantern Letters',
		planType: 'creator',
		primaryEmailAddress: 'mara@lantern-letters.example',
		createdAt: Date.UTC(2019, 2, 4, 9, 30),
		user: { email: 'mara@lantern-letters.example', id: 31 },
		timezone: {
			name: 'America/New_York',
			friendly_name: 'Eastern Time (US & Canada)',
			utc_offset: '-05:00',
		},
		sendingAddresses: [
			{
				email_address: 'mara@lantern-letters.example',
				from_name: 'Mara from Lantern Letters',
				status: 'confirmed',
				is_default: true,
				is_verified: true,
				is_dmarc_configured: true,
			},
		],
		plan: {
			plan_type: 'creator',
			interval: 'month',
			subscriber_limit: 5000,
			on_trial: false,
			trial_lapse_date: null,
			renews_at: '2027-01-04T09:30:00Z',
			cancels_at: null,
		},
		colors: ['#1b4332', '#ffb703'],
		profile: {
			name: 'Lantern Letters',
			byline: 'Mara Lindqvist',
			bio: 'A weekly letter about small workshops.',
			image_url: 'https://images.example/lantern.jpg?fit=crop&h=320&w=320',
			profile_url: 'https://lantern-letters.example/profile',
		},
		apiAccess: true,
	};
}
