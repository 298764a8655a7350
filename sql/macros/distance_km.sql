-- Kilometres between two points in decimal degrees: select mart.distance_km(35.95, 39.01, 36.2, 37.16).
-- The haversine formula on a sphere of the earth's mean radius (Moritz, "Geodetic Reference System 1980", Journal of Geodesy
-- 74, 2000): within 0.6 % of what it is on the ellipsoid.
create or replace macro mart.distance_km(latitude_a, longitude_a, latitude_b, longitude_b) as
2 * 6371.0088 * asin(sqrt(least(1,
    sin(radians(latitude_b - latitude_a) / 2) ** 2
    + cos(radians(latitude_a)) * cos(radians(latitude_b)) * sin(radians(longitude_b - longitude_a) / 2) ** 2
)));

comment on macro mart.distance_km is 'Great-circle distance in kilometres of two points in decimal degrees.';
