-- Global Terrorism Database in its own columns (codebook of 2021, START, University of Maryland). Yes is 1 and no 0.
-- GTD writes -9 for not known and -99 for a number that no source gives: both are null here, and named in column unknown.

create table source.gtd (
    record_id varchar not null,
    version_no integer not null,
    eventid bigint not null,
    iyear integer not null,
    imonth integer not null,
    iday integer not null,
    approxdate varchar,
    extended integer,
    resolution date,
    country integer,
    country_txt varchar,
    region integer,
    region_txt varchar,
    provstate varchar,
    city varchar,
    latitude double,
    longitude double,
    specificity integer,
    vicinity integer,
    location varchar,
    summary varchar,
    crit1 integer,
    crit2 integer,
    crit3 integer,
    doubtterr integer,
    alternative integer,
    alternative_txt varchar,
    multiple integer,
    success integer,
    suicide integer,
    attacktype1 integer,
    attacktype1_txt varchar,
    attacktype2 integer,
    attacktype2_txt varchar,
    attacktype3 integer,
    attacktype3_txt varchar,
    targtype1 integer,
    targtype1_txt varchar,
    targsubtype1 integer,
    targsubtype1_txt varchar,
    corp1 varchar,
    target1 varchar,
    natlty1 integer,
    natlty1_txt varchar,
    targtype2 integer,
    targtype2_txt varchar,
    targsubtype2 integer,
    targsubtype2_txt varchar,
    corp2 varchar,
    target2 varchar,
    natlty2 integer,
    natlty2_txt varchar,
    targtype3 integer,
    targtype3_txt varchar,
    targsubtype3 integer,
    targsubtype3_txt varchar,
    corp3 varchar,
    target3 varchar,
    natlty3 integer,
    natlty3_txt varchar,
    gname varchar,
    gsubname varchar,
    gname2 varchar,
    gsubname2 varchar,
    gname3 varchar,
    gsubname3 varchar,
    motive varchar,
    guncertain1 integer,
    guncertain2 integer,
    guncertain3 integer,
    individual integer,
    nperps double,
    nperpcap double,
    claimed integer,
    claimmode integer,
    claimmode_txt varchar,
    claim2 integer,
    claimmode2 integer,
    claimmode2_txt varchar,
    claim3 integer,
    claimmode3 integer,
    claimmode3_txt varchar,
    compclaim integer,
    weaptype1 integer,
    weaptype1_txt varchar,
    weapsubtype1 integer,
    weapsubtype1_txt varchar,
    weaptype2 integer,
    weaptype2_txt varchar,
    weapsubtype2 integer,
    weapsubtype2_txt varchar,
    weaptype3 integer,
    weaptype3_txt varchar,
    weapsubtype3 integer,
    weapsubtype3_txt varchar,
    weaptype4 integer,
    weaptype4_txt varchar,
    weapsubtype4 integer,
    weapsubtype4_txt varchar,
    weapdetail varchar,
    nkill double,
    nkillus double,
    nkillter double,
    nwound double,
    nwoundus double,
    nwoundte double,
    property integer,
    propextent integer,
    propextent_txt varchar,
    propvalue double,
    propcomment varchar,
    ishostkid integer,
    nhostkid double,
    nhostkidus double,
    nhours double,
    ndays double,
    divert varchar,
    kidhijcountry varchar,
    ransom integer,
    ransomamt double,
    ransomamtus double,
    ransompaid double,
    ransompaidus double,
    ransomnote varchar,
    hostkidoutcome integer,
    hostkidoutcome_txt varchar,
    nreleased double,
    addnotes varchar,
    scite1 varchar,
    scite2 varchar,
    scite3 varchar,
    dbsource varchar,
    int_log integer,
    int_ideo integer,
    int_misc integer,
    int_any integer,
    related varchar,
    unknown varchar
);

comment on table source.gtd is
'Global Terrorism Database, every version of every attack. Key: record_id, version_no.';
comment on column source.gtd.record_id is 'References core.record.';
comment on column source.gtd.version_no is 'References core.record_version.';
comment on column source.gtd.eventid is 'Year, month, day and a number within the day, 12 digits; the same in later releases.';
comment on column source.gtd.iyear is 'Year of the attack; for one that lasts, the year it began.';
comment on column source.gtd.imonth is 'Month; 0 if not known.';
comment on column source.gtd.iday is 'Day of the month; 0 if not known.';
comment on column source.gtd.approxdate is 'The date in words where the day is not certain.';
comment on column source.gtd.extended is '1 if it lasted more than a day, as an abduction may; else 0.';
comment on column source.gtd.resolution is 'Day on which one that lasted came to its end.';
comment on column source.gtd.country is
'GTD''s own number of the country of that time, or of the place''s own name, such as Corsica.';
comment on column source.gtd.country_txt is 'country in words.';
comment on column source.gtd.region is 'GTD''s own number of one of 12 regions of the world.';
comment on column source.gtd.region_txt is 'region in words.';
comment on column source.gtd.provstate is
'First-order administrative division of that time; Unknown where that is all that is known.';
comment on column source.gtd.city is 'City, village or town; failing that, the smallest division that is known, or Unknown.';
comment on column source.gtd.latitude is 'Decimal degrees, of the city.';
comment on column source.gtd.longitude is 'Decimal degrees, of the city.';
comment on column source.gtd.specificity is
'What the point is: 1 city, 2 its division, 3 division of a place outside cities, 4 first-order division, 5 none.';
comment on column source.gtd.vicinity is '1 if it happened near the city and not in it.';
comment on column source.gtd.location is 'More about the place.';
comment on column source.gtd.summary is 'What happened: when, where, who, what, how and why; mostly of attacks after 1997.';
comment on column source.gtd.crit1 is '1 if it had a political, economic, religious or social goal.';
comment on column source.gtd.crit2 is '1 if it was meant to coerce, intimidate or tell something to others than its victims.';
comment on column source.gtd.crit3 is '1 if it lay outside what the law of war permits.';
comment on column source.gtd.doubtterr is '1 if it may have been something else than terrorism. Not asked before 1997.';
comment on column source.gtd.alternative is
'What else: 1 insurgency, 2 other crime, 3 conflict between or within groups, 4 no intent, 5 act of a state.';
comment on column source.gtd.alternative_txt is 'alternative in words.';
comment on column source.gtd.multiple is '1 if it was one of several connected attacks.';
comment on column source.gtd.success is
'1 if it came off: the bomb exploded, the victim was taken. Not whether its aims were reached.';
comment on column source.gtd.suicide is '1 if the attacker meant to die.';
comment on column source.gtd.attacktype1 is 'First type of attack, 1 to 9. Of several, the highest in GTD''s order of types.';
comment on column source.gtd.attacktype1_txt is 'attacktype1 in words.';
comment on column source.gtd.attacktype2 is 'Second type of attack, as attacktype1.';
comment on column source.gtd.attacktype2_txt is 'attacktype2 in words.';
comment on column source.gtd.attacktype3 is 'Third type of attack, as attacktype1.';
comment on column source.gtd.attacktype3_txt is 'attacktype3 in words.';
comment on column source.gtd.targtype1 is 'First target or victim: its class, 1 to 22.';
comment on column source.gtd.targtype1_txt is 'targtype1 in words.';
comment on column source.gtd.targsubtype1 is 'First target or victim: a closer class, 1 to 113.';
comment on column source.gtd.targsubtype1_txt is 'targsubtype1 in words.';
comment on column source.gtd.corp1 is 'First target or victim: the company, agency or body.';
comment on column source.gtd.target1 is 'First target or victim: the person, building or thing.';
comment on column source.gtd.natlty1 is 'First target or victim: nationality, numbered as countries are.';
comment on column source.gtd.natlty1_txt is 'natlty1 in words.';
comment on column source.gtd.targtype2 is 'Second target or victim: its class, 1 to 22.';
comment on column source.gtd.targtype2_txt is 'targtype2 in words.';
comment on column source.gtd.targsubtype2 is 'Second target or victim: a closer class, 1 to 113.';
comment on column source.gtd.targsubtype2_txt is 'targsubtype2 in words.';
comment on column source.gtd.corp2 is 'Second target or victim: the company, agency or body.';
comment on column source.gtd.target2 is 'Second target or victim: the person, building or thing.';
comment on column source.gtd.natlty2 is 'Second target or victim: nationality, numbered as countries are.';
comment on column source.gtd.natlty2_txt is 'natlty2 in words.';
comment on column source.gtd.targtype3 is 'Third target or victim: its class, 1 to 22.';
comment on column source.gtd.targtype3_txt is 'targtype3 in words.';
comment on column source.gtd.targsubtype3 is 'Third target or victim: a closer class, 1 to 113.';
comment on column source.gtd.targsubtype3_txt is 'targsubtype3 in words.';
comment on column source.gtd.corp3 is 'Third target or victim: the company, agency or body.';
comment on column source.gtd.target3 is 'Third target or victim: the person, building or thing.';
comment on column source.gtd.natlty3 is 'Third target or victim: nationality, numbered as countries are.';
comment on column source.gtd.natlty3_txt is 'natlty3 in words.';
comment on column source.gtd.gname is 'First group that did it, or is thought to have; Unknown where no name was found.';
comment on column source.gtd.gsubname is 'First group: its faction or other particulars.';
comment on column source.gtd.gname2 is 'Second group that did it, or is thought to have; Unknown where no name was found.';
comment on column source.gtd.gsubname2 is 'Second group: its faction or other particulars.';
comment on column source.gtd.gname3 is 'Third group that did it, or is thought to have; Unknown where no name was found.';
comment on column source.gtd.gsubname3 is 'Third group: its faction or other particulars.';
comment on column source.gtd.motive is 'The motive, where reports state one.';
comment on column source.gtd.guncertain1 is '1 if that the first group did it is only suspected.';
comment on column source.gtd.guncertain2 is '1 if that the second group did it is only suspected.';
comment on column source.gtd.guncertain3 is '1 if that the third group did it is only suspected.';
comment on column source.gtd.individual is '1 if done by persons of no group.';
comment on column source.gtd.nperps is 'Number of attackers.';
comment on column source.gtd.nperpcap is 'Number of attackers taken into custody.';
comment on column source.gtd.claimed is '1 if the first group said that it did it.';
comment on column source.gtd.claimmode is 'How the first group said so, 1 to 10.';
comment on column source.gtd.claimmode_txt is 'claimmode in words.';
comment on column source.gtd.claim2 is '1 if the second group said that it did it.';
comment on column source.gtd.claimmode2 is 'How the second group said so, as claimmode.';
comment on column source.gtd.claimmode2_txt is 'claimmode2 in words.';
comment on column source.gtd.claim3 is '1 if the third group said that it did it.';
comment on column source.gtd.claimmode3 is 'How the third group said so, as claimmode.';
comment on column source.gtd.claimmode3_txt is 'claimmode3 in words.';
comment on column source.gtd.compclaim is '1 if more than one group claims to have done it, each alone.';
comment on column source.gtd.weaptype1 is 'First weapon, 1 to 13.';
comment on column source.gtd.weaptype1_txt is 'weaptype1 in words.';
comment on column source.gtd.weapsubtype1 is 'First weapon: a closer class, 1 to 31.';
comment on column source.gtd.weapsubtype1_txt is 'weapsubtype1 in words.';
comment on column source.gtd.weaptype2 is 'Second weapon, as weaptype1.';
comment on column source.gtd.weaptype2_txt is 'weaptype2 in words.';
comment on column source.gtd.weapsubtype2 is 'Second weapon: a closer class, 1 to 31.';
comment on column source.gtd.weapsubtype2_txt is 'weapsubtype2 in words.';
comment on column source.gtd.weaptype3 is 'Third weapon, as weaptype1.';
comment on column source.gtd.weaptype3_txt is 'weaptype3 in words.';
comment on column source.gtd.weapsubtype3 is 'Third weapon: a closer class, 1 to 31.';
comment on column source.gtd.weapsubtype3_txt is 'weapsubtype3 in words.';
comment on column source.gtd.weaptype4 is 'Fourth weapon, as weaptype1.';
comment on column source.gtd.weaptype4_txt is 'weaptype4 in words.';
comment on column source.gtd.weapsubtype4 is 'Fourth weapon: a closer class, 1 to 31.';
comment on column source.gtd.weapsubtype4_txt is 'weapsubtype4 in words.';
comment on column source.gtd.weapdetail is 'More about the weapons.';
comment on column source.gtd.nkill is
'Confirmed deaths, of victims and attackers. A fraction where a total was divided over several attacks.';
comment on column source.gtd.nkillus is 'Of these, citizens of the United States.';
comment on column source.gtd.nkillter is 'Of these, attackers.';
comment on column source.gtd.nwound is 'Confirmed injured who lived, victims and attackers. A fraction as in nkill.';
comment on column source.gtd.nwoundus is 'Of these, citizens of the United States.';
comment on column source.gtd.nwoundte is 'Of these, attackers.';
comment on column source.gtd.property is '1 if property was damaged.';
comment on column source.gtd.propextent is
'Extent of the damage: 1 a billion US dollars or more, 2 a million or more, 3 less, 4 unknown.';
comment on column source.gtd.propextent_txt is 'propextent in words.';
comment on column source.gtd.propvalue is 'Damage in US dollars of that time.';
comment on column source.gtd.propcomment is 'More about the damage.';
comment on column source.gtd.ishostkid is '1 if victims were taken hostage or abducted.';
comment on column source.gtd.nhostkid is 'Number of hostages or abducted.';
comment on column source.gtd.nhostkidus is 'Of these, citizens of the United States.';
comment on column source.gtd.nhours is 'Hours it lasted, if less than a day.';
comment on column source.gtd.ndays is 'Days it lasted, if a day or more.';
comment on column source.gtd.divert is 'Country to which a hijacked vehicle, or abducted people, were brought.';
comment on column source.gtd.kidhijcountry is 'Country in which it was resolved.';
comment on column source.gtd.ransom is '1 if a ransom was demanded.';
comment on column source.gtd.ransomamt is 'Ransom demanded, in US dollars.';
comment on column source.gtd.ransomamtus is 'The same, demanded from a source in the United States.';
comment on column source.gtd.ransompaid is 'Ransom paid, in US dollars.';
comment on column source.gtd.ransompaidus is 'The same, paid by a source in the United States.';
comment on column source.gtd.ransomnote is 'What else was demanded; how the ransom was asked for.';
comment on column source.gtd.hostkidoutcome is
'1 rescue attempted, 2 released, 3 escaped, 4 killed, 5 rescued, 6 several of these, 7 unknown.';
comment on column source.gtd.hostkidoutcome_txt is 'hostkidoutcome in words.';
comment on column source.gtd.nreleased is 'Number of hostages who escaped, were released or rescued.';
comment on column source.gtd.addnotes is 'More, also where sources disagree on figures.';
comment on column source.gtd.scite1 is 'First source, as cited.';
comment on column source.gtd.scite2 is 'Second source, as cited.';
comment on column source.gtd.scite3 is 'Third source, as cited.';
comment on column source.gtd.dbsource is 'The collection in which it was first recorded.';
comment on column source.gtd.int_log is '1 if attackers crossed a border to attack.';
comment on column source.gtd.int_ideo is '1 if the attackers'' nationality differs from that of a target.';
comment on column source.gtd.int_misc is '1 if a target''s nationality differs from the place; says nothing of the attackers.';
comment on column source.gtd.int_any is '1 if one of int_log, int_ideo and int_misc is.';
comment on column source.gtd.related is 'eventid of the attacks connected with it, separated by commas.';
comment on column source.gtd.unknown is
'Added by Dateline: columns in which GTD has a code for not known, now null, with the code: nperps=-99; property=-9.';
