-- What a base says about itself.
SELECT
  (SELECT value FROM about WHERE key = 'edition') AS edition,
  (SELECT value FROM about WHERE key = 'program') AS program,
  (SELECT value FROM about WHERE key = 'digest') AS digest,
  (SELECT value FROM about WHERE key = 'whole') AS whole
