import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { idsIn } from '../../shared/fields/list';
import { prepare } from '../../shared/run/prepare';
import { isBlank } from '../../shared/basics/blank';

/** The kinds of exclusion: the group in the parameter, its field, and Kit's name for it. */
const SOURCES = [
	{ group: 'forms', field: 'formIds', type: 'form', label: 'Form Names or IDs' },
	{ group: 'segments', field: 'segmentIds', type: 'segment', label: 'Segment Names or IDs' },
	{ group: 'sequences', field: 'sequenceIds', type: 'sequence', label: 'Sequence Names or IDs' },
	{ group: 'tags', field: 'tagIds', type: 'tag', label: 'Tag Names or IDs' },
];

/** Sends who is excluded from a sequence as `exclude_subscriber_sources` in the body. */
export function excludedSourcesInBody(): INodeRequestSend {
	return {
		type: 'body',
		property: 'exclude_subscriber_sources',
		preSend: [
			prepare((context, request) => {
				const { exclude_subscriber_sources: groups, ...others } = isRecord(request.body)
					? request.body
					: {};
				const sources = SOURCES.map(({ group, field, type, label }) => {
					const filled = isRecord(groups) ? groups[group] : undefined;
					const ids = idsIn(
						isRecord(filled) ? filled[field] : undefined,
						label,
						complaintsOf(context),
					);
					return { type, ids };
				});
				const given = sources.filter(({ ids }) => ids.length > 0);
				// Without any group, nobody is excluded; a group that an expression leaves blank must not
				// have that effect.
				const blank = SOURCES.some(({ group, field }) => {
					const filled = isRecord(groups) ? groups[group] : groups;
					return isRecord(filled) ? isBlank(filled[field]) : !isRecord(groups);
				});
				const chosen = given.length > 0 || !blank;
				request.body = chosen ? { ...others, exclude_subscriber_sources: given } : others;
			}),
		],
	};
}
