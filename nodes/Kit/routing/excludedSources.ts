import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { idsIn } from '../../shared/fields/list';
import { prepare } from '../../shared/run/prepare';

/** What subscribers are excluded by: the group in the parameter, its field, and Kit's name for it. */
const SOURCES = [
	{ group: 'forms', field: 'formIds', type: 'form', label: 'Form Names or IDs' },
	{ group: 'segments', field: 'segmentIds', type: 'segment', label: 'Segment Names or IDs' },
	{ group: 'sequences', field: 'sequenceIds', type: 'sequence', label: 'Sequence Names or IDs' },
	{ group: 'tags', field: 'tagIds', type: 'tag', label: 'Tag Names or IDs' },
];

/** Sends who does not get a sequence as `exclude_subscriber_sources` in the body. */
export function excludedSourcesInBody(): INodeRequestSend {
	return {
		type: 'body',
		property: 'exclude_subscriber_sources',
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				const groups = body.exclude_subscriber_sources;
				const sources = SOURCES.map(({ group, field, type, label }) => {
					const filled = isRecord(groups) ? groups[group] : undefined;
					const ids = idsIn(isRecord(filled) ? filled[field] : undefined, label, (...complaint) =>
						invalidParameter(context, ...complaint),
					);
					return { type, ids };
				});
				request.body = {
					...body,
					exclude_subscriber_sources: sources.filter(({ ids }) => ids.length > 0),
				};
			}),
		],
	};
}
