"""From files to a catalog and bodies."""

from .bodies import (
    ALL,
    NEW_PAGE,
    PREFIX,
    Body,
    BodyRenderer,
    Section,
    field_names,
    label_tasks,
    page_of,
    parts_of,
    picture_of,
    plain_text,
    render_bodies,
    section_titles,
    sections_of,
    target_of,
)
from .document import read_document
from .faults import broken_letters, with_letters
from .fields.addresses import address_fault, host_fault, likely_address
from .fields.check_up_fields import CHECK_UP_FIELDS, CHECK_UP_WORDS_FIELDS
from .fields.choices import Choice
from .fields.days import Day, no_such_day
from .fields.file_fields import (
    ACRONYM_FIELDS,
    COLLECTION_FIELDS,
    QUESTION_FIELDS,
    TERM_FIELDS,
    VOCABULARY_FIELDS,
    WORDBOOK_FIELDS,
    packet_fields,
    training_fields,
)
from .fields.house_fields import FACT_FIELDS, HOUSE_FIELDS
from .fields.month_names import ENGLISH_MONTHS, month_named
from .fields.page_fields import PAGE_FIELDS
from .fields.quotes import quoted
from .fields.resource_fields import resource_fields
from .fields.resource_names import ResourceName, resource_names
from .fields.safety_fields import SAFETY_FIELDS
from .fields.schema import file_schemas
from .fields.session_fields import session_fields
from .fields.shapes import Field, Grouped, Listed, Mapped, read_fields
from .fields.slugs import SLUG, likely_slug, slug_fault, windows_name
from .fields.term_names import by_numbers
from .fields.terms import Terms
from .fields.values import TRAP, Number, Text
from .frontmatter import (
    MAX_HEAD,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    parse_data,
    read_data,
)
from .link_state import LINK_STATE_FILE, Ledger, LinkState, Outcome, read_gone, read_ledger
from .loader import read_catalog
from .settings import (
    Config,
    SettingsFault,
    goes_live,
    is_placeholder,
    read_hosted,
    read_mapping,
    read_settings,
    said_by_host,
    settings_of,
)
from .written_pages import OUR_FOLDERS, WrittenPage, read_pages

__all__ = [
    "ACRONYM_FIELDS",
    "ALL",
    "CHECK_UP_FIELDS",
    "CHECK_UP_WORDS_FIELDS",
    "COLLECTION_FIELDS",
    "ENGLISH_MONTHS",
    "FACT_FIELDS",
    "HOUSE_FIELDS",
    "LINK_STATE_FILE",
    "MAX_HEAD",
    "NEW_PAGE",
    "OUR_FOLDERS",
    "PAGE_FIELDS",
    "PREFIX",
    "QUESTION_FIELDS",
    "SAFETY_FIELDS",
    "SLUG",
    "TERM_FIELDS",
    "TRAP",
    "VOCABULARY_FIELDS",
    "WORDBOOK_FIELDS",
    "Body",
    "BodyRenderer",
    "Choice",
    "Config",
    "Day",
    "Field",
    "Grouped",
    "Ledger",
    "LinkState",
    "Listed",
    "Mapped",
    "MappingNode",
    "Node",
    "Number",
    "Outcome",
    "ResourceName",
    "ScalarNode",
    "Section",
    "SequenceNode",
    "SettingsFault",
    "Terms",
    "Text",
    "WrittenPage",
    "address_fault",
    "broken_letters",
    "by_numbers",
    "field_names",
    "file_schemas",
    "goes_live",
    "host_fault",
    "is_placeholder",
    "label_tasks",
    "likely_address",
    "likely_slug",
    "month_named",
    "no_such_day",
    "packet_fields",
    "page_of",
    "parse_data",
    "parts_of",
    "picture_of",
    "plain_text",
    "quoted",
    "read_catalog",
    "read_data",
    "read_document",
    "read_fields",
    "read_gone",
    "read_hosted",
    "read_ledger",
    "read_mapping",
    "read_pages",
    "read_settings",
    "render_bodies",
    "resource_fields",
    "resource_names",
    "said_by_host",
    "section_titles",
    "sections_of",
    "session_fields",
    "settings_of",
    "slug_fault",
    "target_of",
    "training_fields",
    "windows_name",
    "with_letters",
]
