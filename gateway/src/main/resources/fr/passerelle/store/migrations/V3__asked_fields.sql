-- Which fields of the fiche a mail asked for: an answer may give their values alone.

alter table outbox add column asked varchar(1000) default '' not null; -- keys, with blanks between
