// Says in one line why the database cannot be used, for whoever runs the App. Never holds a password.

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}
