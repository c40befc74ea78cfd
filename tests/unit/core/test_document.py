from voicecheck.core.document import Block, Document, Segment


def test_a_match_across_markup_covers_it_and_offers_no_fix():
    source = "so **very** good &amp; x"
    text = "so very good & x"
    segments = (
        Segment(0, 3, 0, 3, True),
        Segment(3, 7, 5, 9, True),
        Segment(7, 13, 11, 17, True),
        Segment(13, 14, 17, 22, False),
        Segment(14, 16, 22, 24, True),
    )
    document = Document("d.md", source, text, segments, (Block("paragraph", 0, len(text)),))
    assert document.source_span(0, 7).cut(source) == "so **very"
    assert document.source_span(3, 12).cut(source) == "very** good"
    assert document.source_span(8, 14).cut(source) == "good &amp;"
    assert document.is_verbatim(3, 7)
    assert not document.is_verbatim(0, 7)
    assert not document.is_verbatim(13, 14)


def test_no_block_covers_the_break_between_blocks():
    document = Document("d", "a\n\nb", "a\n\u2029\nb", (), (Block("paragraph", 0, 1), Block("paragraph", 4, 5)))
    assert document.block_at(0) is document.blocks[0]
    assert document.block_at(2) is None
    assert document.block_at(4) is document.blocks[1]
    assert document.block_at(5) is None
