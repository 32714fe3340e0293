import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
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

/**
 * Sends who is excluded from a sequence as `exclude_subscriber_sources` in the body. An empty list
 * removes all exclusions in Kit, and n8n turns a collection that is set by a single expression into
 * an empty one. So an empty list is only sent if a group was added and left empty.
 */
export function excludedSourcesInBody(): INodeRequestSend {
	return {
		type: 'body',
		property: 'exclude_subscriber_sources',
		preSend: [
			prepare((context, request) => {
				const { exclude_subscriber_sources: groups, ...others } = isRecord(request.body)
					? request.body
					: {};
				if (isRecord(groups) && Object.keys(groups).length === 0) {
					throw invalidParameter(
						context,
						'Exclude Subscribers',
						'has no groups',
						"Add at least one. To remove all exclusions, add a group and leave it empty. You can use expressions in the groups, but not for 'Exclude Subscribers' as a whole.",
					);
				}
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
				// A group that is blank because of an expression was not left empty on purpose.
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
