// Webhook payloads, made by hand: the fields that matter, and some that do not.
export const sender = { id: 11, login: 'ana-lima', type: 'User' };
export const repository = {
  id: 7,
  name: 'carabiner',
  full_name: 'rope-works/carabiner',
  private: false,
  archived: false,
  owner: { id: 70, login: 'rope-works', type: 'Organization' },
};
export const around = { installation: { id: 700 }, repository, sender };

export const thread = {
  number: 5,
  title: 'Add a softer rope',
  user: sender,
  created_at: '2025-05-14T12:00:00Z',
  updated_at: '2025-05-14T12:30:00Z',
  closed_at: null,
  state: 'open',
  draft: false,
  locked: false,
  labels: [{ name: 'rope', color: 'ffffff' }],
  author_association: 'NONE',
};

export const comment = {
  id: 900,
  body: '/mentor wanted',
  user: sender,
  created_at: '2025-05-14T12:00:00Z',
  updated_at: '2025-05-14T12:00:00Z',
};

export const pull = (action: string, differs: object = {}) => ({
  action,
  ...around,
  number: 5,
  pull_request: { ...thread, merged: false, ...differs },
});
export const issue = (action: string, differs: object = {}) => ({
  action,
  ...around,
  issue: { ...thread, draft: undefined, ...differs },
});
export const said = (action: string, differs: object = {}, event: object = {}) => ({
  action,
  ...around,
  issue: thread,
  comment: { ...comment, ...differs },
  ...event,
});
