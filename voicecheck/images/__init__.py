"""Images that drafts show: which data of people their files carry."""
